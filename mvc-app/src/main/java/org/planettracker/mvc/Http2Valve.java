package org.planettracker.mvc;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Leaves HTTP/2 half of the request threads.
 *
 * <p>In HTTP/2 the client says how much of an answer it takes, and a thread that has more waits for it. A dozen connections that take
 * nothing would hold all threads; those they do not get serve HTTP/1.1. A request beyond is reset, since a refusal would have to wait too.
 */
final class Http2Valve extends ValveBase {

    private final int most;
    private final AtomicInteger served = new AtomicInteger();

    /** Lets so many requests of HTTP/2 be served at once. */
    Http2Valve(int most) {
        super(true);
        this.most = most;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!"HTTP/2.0".equals(request.getProtocol())) {
            getNext().invoke(request, response);
            return;
        }
        try {
            if (served.incrementAndGet() > most) {
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            } else {
                getNext().invoke(request, response);
                if (!request.isAsync()) {
                    response.finishResponse();
                }
            }
        } finally {
            served.decrementAndGet();
        }
    }
}
