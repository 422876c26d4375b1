package org.planettracker.web.problem;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The kinds of problem this API answers with; each has a stable relative {@code type} of RFC 9457. */
public enum ProblemType {
    INVALID_PARAMETER("invalid-parameter", "A parameter is not acceptable", HttpStatus.BAD_REQUEST),
    MALFORMED_REQUEST("malformed-request", "The request cannot be read", HttpStatus.BAD_REQUEST),
    UNKNOWN_BODY("unknown-body", "No such body", HttpStatus.NOT_FOUND),
    NOT_FOUND("not-found", "No such resource", HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED("method-not-allowed", "The method is not allowed here", HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", "No acceptable representation", HttpStatus.NOT_ACCEPTABLE),
    TARGET_TOO_LONG("target-too-long", "The request target is too long", HttpStatus.URI_TOO_LONG),
    HEADER_TOO_LARGE("header-too-large", "The header is too large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    RANGE_NOT_SATISFIABLE("range-not-satisfiable", "No such range", HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE),
    TOO_MANY_SUBSCRIBERS("too-many-subscribers", "All live places are taken", HttpStatus.SERVICE_UNAVAILABLE),
    TOO_MANY_TRACKS("too-many-tracks", "Too many tracks at once", HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL_ERROR("internal-error", "The server failed", HttpStatus.INTERNAL_SERVER_ERROR);

    private final URI type;
    private final String title;
    private final HttpStatus status;

    ProblemType(String name, String title, HttpStatus status) {
        this.type = URI.create("/problems/" + name);
        this.title = title;
        this.status = status;
    }

    /** The relative reference that identifies the kind, such as {@code /problems/invalid-parameter}. */
    public URI type() {
        return type;
    }

    /** The same words for every problem of the kind. */
    public String title() {
        return title;
    }

    /** The status such a problem is answered with. */
    public HttpStatus status() {
        return status;
    }

    /** A new problem of this kind; {@code instance} is left to the framework, which knows the path. */
    ProblemDetail problem(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type);
        problem.setTitle(title);
        return problem;
    }
}
