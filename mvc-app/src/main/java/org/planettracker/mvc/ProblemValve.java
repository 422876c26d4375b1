package org.planettracker.mvc;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

import org.planettracker.web.problem.Refusals;

/** Words for what Tomcat refuses by itself, in place of its HTML page; WebFlux has the twin in {@code ProblemHandler}. */
final class ProblemValve extends ErrorReportValve {

    /** The only mark by which Tomcat tells a request line or a header beyond a limit from other malformed ones. */
    private static final String TOO_LARGE = StringManager.getManager("org.apache.coyote.http11")
            .getString("iib.requestheadertoolarge.error");

    private final String tooMany;
    private final Refusals refusals;

    ProblemValve(Refusals refusals, int requestHeaders) {
        this.refusals = refusals;
        tooMany = StringManager.getManager("org.apache.tomcat.util.http").getString("headers.maxCountFail",
                Integer.valueOf(requestHeaders));
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (failure != null && isTooLarge(String.valueOf(failure.getMessage()))) {
            // Tomcat calls it a bad request; there are names for it.
            response.setStatus(request.getRequestURI() == null ? 414 : 431);
        }
        if (response.getStatus() == HttpServletResponse.SC_BAD_REQUEST && isUnreadForTheEnd(request)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        // Methods, transfer codings, versions and expectations that Tomcat does not know are the client's mistake.
        switch (response.getStatus()) {
            case HttpServletResponse.SC_NOT_IMPLEMENTED -> response.setStatus("CONNECT".equals(request.getMethod())
                    ? HttpServletResponse.SC_METHOD_NOT_ALLOWED
                    : HttpServletResponse.SC_BAD_REQUEST);
            case HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED, HttpServletResponse.SC_EXPECTATION_FAILED ->
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            default -> {
                // The status is right.
            }
        }
        byte[] body = refusals.answer(response.getStatus(), request.getRequestURI(), response::setHeader);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException clientIsGone) {
            container.getLogger().debug("A refusal was not read", clientIsGone);
        }
    }

    /** A server told to end while it read the request line reads no header, means 503, and then misses the host in it. */
    private static boolean isUnreadForTheEnd(Request request) {
        return request.getCoyoteRequest().getMimeHeaders().size() == 0
                && request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.isPaused();
    }

    private boolean isTooLarge(String failure) {
        return failure.equals(TOO_LARGE) || failure.equals(tooMany);
    }
}
