package org.planettracker.mvc;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Answers a request that has a body without reading it, and closes the connection; WebFlux has the twin in
 * {@code NettySettings}.
 *
 * <p>Nothing here takes a body. Tomcat would read it to its end before the next request, on a thread that a client could
 * hold with a byte now and then for as long as it likes.
 */
final class BodyValve extends ValveBase {

    BodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        boolean body = hasBody(received.getMimeHeaders());
        if (body && !"HTTP/2.0".equals(request.getProtocol())) {
            response.setHeader("Connection", "close");
        }
        getNext().invoke(request, response);
        if (body && !request.isAsync()) {
            response.finishResponse();
            received.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean hasBody(MimeHeaders headers) {
        String length = headers.getHeader("Content-Length");
        return (length != null && !length.equals("0")) || headers.getValue("Transfer-Encoding") != null;
    }
}
