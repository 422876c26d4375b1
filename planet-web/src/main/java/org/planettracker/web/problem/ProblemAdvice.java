package org.planettracker.web.problem;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The one place where an exception becomes an answer, for both servers.
 *
 * <p>The two frameworks throw different types with different texts for the same mistake; both types are an
 * {@link ErrorResponse}, so status and headers are taken from there and the words from here.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class ProblemAdvice {

    private static final Log log = LogFactory.getLog(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedRequestException refused) {
        ProblemDetail problem = refused.type().problem(refused.detail());
        if (refused.parameter() != null) {
            problem.setProperty("parameter", refused.parameter());
        }
        HttpHeaders headers = headers();
        Duration retryAfter = refused.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        return new ResponseEntity<>(problem, headers, refused.type().status());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception exception) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            throw exception;
        }
        HttpHeaders headers = headers();
        if (exception instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
            return frameworkRefused(error, headers);
        }
        log.error("A request failed", exception);
        ProblemType type = ProblemType.INTERNAL_ERROR;
        return new ResponseEntity<>(Refusals.problem(type), headers, type.status());
    }

    private static ResponseEntity<ProblemDetail> frameworkRefused(ErrorResponse error, HttpHeaders headers) {
        ProblemType type = Refusals.type(error.getStatusCode().value());
        ProblemDetail problem = Refusals.problem(type);
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            headers.set(HttpHeaders.ALLOW, allowed(error.getHeaders().getAllow()));
            problem.setDetail("the method is not allowed here, accepted are " + headers.getFirst(HttpHeaders.ALLOW));
        } else if (type == ProblemType.NOT_ACCEPTABLE) {
            problem.setDetail("no representation is acceptable to the request, to be had is "
                    + error.getHeaders().getAccept().stream().map(MediaType::toString).distinct().sorted()
                            .collect(Collectors.joining(", ")));
        }
        return new ResponseEntity<>(problem, headers, type.status());
    }

    /** HEAD is answered wherever GET is, and OPTIONS everywhere; the frameworks differ in saying so. */
    private static String allowed(Set<HttpMethod> methods) {
        Set<String> names = new TreeSet<>();
        methods.forEach(method -> names.add(method.name()));
        if (names.contains(HttpMethod.GET.name())) {
            names.add(HttpMethod.HEAD.name());
        }
        names.add(HttpMethod.OPTIONS.name());
        return String.join(", ", names);
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        // MVC would otherwise name a download after whatever extension the path seems to have.
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
        headers.setCacheControl(CacheControl.noStore());
        return headers;
    }
}
