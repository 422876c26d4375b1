package org.planettracker.mvc;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

import org.planettracker.web.problem.Refusals;

/** Words for what Tomcat refuses by itself, in place of its HTML page; WebFlux has the twin in {@code ProblemHandler}. */
final class ProblemValve extends ErrorReportValve {

    /** The only mark by which Tomcat tells a request line or a header beyond the limit from other malformed ones. */
    private static final String TOO_LARGE = StringManager.getManager("org.apache.coyote.http11")
            .getString("iib.requestheadertoolarge.error");

    private final Refusals refusals;

    ProblemValve(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (failure != null && TOO_LARGE.equals(failure.getMessage())) {
            // Tomcat calls it a bad request; there are names for it.
            response.setStatus(request.getRequestURI() == null ? 414 : 431);
        }
        if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
            // Methods and transfer codings that Tomcat does not know are the client's mistake, not a failure of the server.
            response.setStatus("CONNECT".equals(request.getMethod()) ? HttpServletResponse.SC_METHOD_NOT_ALLOWED
                    : HttpServletResponse.SC_BAD_REQUEST);
        }
        byte[] body = refusals.answer(response.getStatus(), request.getRequestURI(), response::setHeader);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException clientIsGone) {
            container.getLogger().debug("A refusal was not read", clientIsGone);
        }
    }
}
