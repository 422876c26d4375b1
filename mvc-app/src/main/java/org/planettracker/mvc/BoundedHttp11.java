package org.planettracker.mvc;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's own HTTP/1.1 with three bounds that it has no setting for, and with smaller buffers.
 *
 * <ul>
 * <li>A request's header must be there in time as a whole; Tomcat gives each read as much time, so that a byte now and
 * then holds a connection for ever.
 * <li>A write has its own timeout, not that of the header.
 * <li>A connection beyond the limit is closed at once; Tomcat would leave it, accepted by the kernel, without an answer.
 * </ul>
 *
 * <p>Tomcat keeps the buffers of every request whose header or answer is not complete, a live stream's to its end: at its
 * own sizes 34 kB more than at these. Requests and answers here are small; what is larger goes through in pieces.
 *
 * <p>Public with a public constructor, because Tomcat makes it from its class name.
 */
public final class BoundedHttp11 extends Http11NioProtocol {

    private static final int READ_BUFFER = 2_048;
    private static final int ANSWER_BUFFER = 2_048;

    private int writeTimeout = -1;

    /** Made by Tomcat. */
    public BoundedHttp11() {
        super(new Endpoint());
        getEndpoint().getSocketProperties().setAppReadBufSize(READ_BUFFER);
    }

    /** Sets how long one write may wait for the reader, in milliseconds, -1 for as long as the header may take. */
    void setWriteTimeout(int millis) {
        writeTimeout = millis;
    }

    int getWriteTimeout() {
        return writeTimeout < 0 ? getConnectionTimeout() : writeTimeout;
    }

    @Override
    public void setMaxConnections(int most) {
        ((Endpoint) getEndpoint()).most = most;
        // The endpoint stops accepting at its own limit: one more comes in and is told to go.
        super.setMaxConnections(most < 0 ? most : most + 1);
    }

    @Override
    public int getMaxConnections() {
        int most = ((Endpoint) getEndpoint()).most;
        return most == Endpoint.AS_IT_COMES ? super.getMaxConnections() : most;
    }

    @Override
    public int getDesiredBufferSize() {
        return ANSWER_BUFFER;
    }

    @Override
    protected Processor createProcessor() {
        return new WholeHeaderProcessor(this);
    }

    private static final class Endpoint extends NioEndpoint {

        static final int AS_IT_COMES = 0;

        private volatile int most = AS_IT_COMES;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (most > 0 && getConnectionCount() > most) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }
    }

    private static final class WholeHeaderProcessor extends Http11Processor {

        private final BoundedHttp11 bounds;

        WholeHeaderProcessor(BoundedHttp11 bounds) {
            super(bounds, bounds.getAdapter());
            this.bounds = bounds;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            connection.setWriteTimeout(bounds.getWriteTimeout());
            SocketState state = super.service(connection);
            boolean awaitsMore = (state == SocketState.LONG || state == SocketState.OPEN) && !isAsync();
            return awaitsMore && request.getStartTimeNanos() != -1 ? awaitRest(connection) : state;
        }

        /** Part of a header has come, or only the empty lines that may stand before it: the rest has what time is left. */
        private SocketState awaitRest(SocketWrapperBase<?> connection) {
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getStartTimeNanos());
            long left = bounds.getConnectionTimeout() - waited;
            if (left <= 0) {
                return SocketState.CLOSED;
            }
            connection.setReadTimeout(left);
            return SocketState.LONG;
        }
    }
}
