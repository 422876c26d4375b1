package org.planettracker.mvc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.UpgradeProtocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import org.planettracker.web.server.TrackerSettings;
import org.planettracker.web.traffic.ConnectionMemory;

/**
 * Tomcat's own HTTP/1.1 with bounds that it has no setting for, and with smaller buffers.
 *
 * <ul>
 * <li>A request's header must be there in time as a whole; Tomcat gives each read as much time, so that a byte now and
 * then holds a connection for ever.
 * <li>A write has its own timeout, not that of the header.
 * <li>A connection beyond the limit is closed at once; Tomcat would leave it, accepted by the kernel, without an answer.
 * <li>Connections, and requests that have come in part, take no more than their {@link ConnectionMemory}.
 * <li>Who goes on asking and does not take the answers is cut off; Tomcat would keep a thread for it, which waits.
 * </ul>
 *
 * <p>Tomcat keeps the buffers of every request whose header or answer is not complete, a live stream's to its end: at its
 * own sizes 34 kB more than at these. Requests and answers here are small; what is larger goes through in pieces.
 *
 * <p>Public with a public constructor, because Tomcat makes it from its class name.
 */
public final class BoundedHttp11 extends Http11NioProtocol {

    private static final int READ_BUFFER = 2_048;
    private static final int WRITE_BUFFER = 4_096;
    private static final int ANSWER_BUFFER = 2_048;

    private int writeTimeout = -1;
    private @Nullable ConnectionMemory memory;

    /** Made by Tomcat. */
    public BoundedHttp11() {
        super(new Endpoint());
        getEndpoint().getSocketProperties().setAppReadBufSize(READ_BUFFER);
        getEndpoint().getSocketProperties().setAppWriteBufSize(WRITE_BUFFER);
        // What may come after a body in chunks, which nothing here takes: Tomcat would keep 8 kB for it in every request.
        setMaxTrailerSize(0);
    }

    /** Sets how much the kernel holds of answers that a client has not taken yet, in bytes. */
    void setSendBuffer(int bytes) {
        getEndpoint().getSocketProperties().setTxBufSize(bytes);
    }

    /**
     * Bounds what connections take.
     *
     * @param shared  what they take it of
     * @param streams of a connection in HTTP/2
     */
    void setMemory(ConnectionMemory shared, int streams) {
        memory = shared;
        Endpoint endpoint = (Endpoint) getEndpoint();
        endpoint.memory = shared;
        endpoint.http2Size = streams * ConnectionMemory.LARGE_HEADER;
        shared.countConnections(getEndpoint()::getConnectionCount);
    }

    /** Sets how long one write may wait for the reader, in milliseconds, -1 for as long as the header may take. */
    void setWriteTimeout(int millis) {
        writeTimeout = millis;
    }

    int getWriteTimeout() {
        return writeTimeout < 0 ? getConnectionTimeout() : writeTimeout;
    }

    /** Boot adds Tomcat's own HTTP/2. */
    @Override
    public void addUpgradeProtocol(UpgradeProtocol protocol) {
        super.addUpgradeProtocol(
                protocol instanceof Http2Protocol ? new CountedHttp2((Endpoint) getEndpoint()) : protocol);
    }

    /** There is no HTTP/2 if there is no memory for one more connection with all its streams: HTTP/1.1 goes on, anything else is closed. */
    @Override
    public @Nullable UpgradeProtocol getUpgradeProtocol(String name) {
        UpgradeProtocol protocol = super.getUpgradeProtocol(name);
        return protocol instanceof CountedHttp2 && memory != null
                && !memory.hasRoomFor(((Endpoint) getEndpoint()).http2Size) ? null : protocol;
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
        return new WholeHeaderProcessor(this, new EachRequest(getAdapter(), memory));
    }

    private static final class Endpoint extends NioEndpoint {

        static final int AS_IT_COMES = 0;

        private volatile int most = AS_IT_COMES;
        private volatile @Nullable ConnectionMemory memory;
        private volatile int http2Size;
        private final Set<SocketWrapperBase<?>> http2 = ConcurrentHashMap.newKeySet();

        /** A connection goes on with HTTP/2, whose streams may hold as much as requests that have come in part. */
        void count(SocketWrapperBase<?> connection) {
            if (memory != null && http2.add(connection)) {
                memory.takeAnyway(http2Size);
            }
        }

        @Override
        protected long countDownConnection() {
            ConnectionMemory shared = memory;
            if (shared != null && !http2.isEmpty()) {
                http2.forEach(connection -> {
                    if (connection.isClosed() && http2.remove(connection)) {
                        shared.giveBack(http2Size);
                    }
                });
            }
            return super.countDownConnection();
        }

        @Override
        protected NioChannel createChannel(SocketBufferHandler buffers) {
            return memory == null ? super.createChannel(buffers) : new CountedChannel(buffers);
        }

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            ConnectionMemory shared = memory;
            if ((most > 0 && getConnectionCount() > most) || (shared != null && !shared.hasRoom())) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }
    }

    private static final class CountedHttp2 extends Http2Protocol {

        private final Endpoint endpoint;

        CountedHttp2(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public InternalHttpUpgradeHandler getInternalUpgradeHandler(SocketWrapperBase<?> connection, Adapter adapter,
                @Nullable Request request) {
            endpoint.count(connection);
            return super.getInternalUpgradeHandler(connection, adapter, request);
        }
    }

    private static final class WholeHeaderProcessor extends Http11Processor {

        private final BoundedHttp11 bounds;
        private final EachRequest each;

        WholeHeaderProcessor(BoundedHttp11 bounds, EachRequest each) {
            super(bounds, each);
            this.bounds = bounds;
            this.each = each;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            connection.setWriteTimeout(bounds.getWriteTimeout());
            each.begin(connection);
            SocketState state = super.service(connection);
            boolean awaitsMore = (state == SocketState.LONG || state == SocketState.OPEN) && !isAsync();
            if (awaitsMore && request.getStartTimeNanos() != -1) {
                return awaitRest(connection);
            }
            each.giveBack();
            return state;
        }

        /** Part of a header has come, or only the empty lines that may stand before it: the rest has what time is left. */
        private SocketState awaitRest(SocketWrapperBase<?> connection) {
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - request.getStartTimeNanos());
            long left = bounds.getConnectionTimeout() - waited;
            if (left <= 0 || !each.take(request.getMimeHeaders().size())) {
                return SocketState.CLOSED;
            }
            connection.setReadTimeout(left);
            return SocketState.LONG;
        }
    }

    /** Looks now and then, before there can be more than the kernel holds, whether the client takes what is sent to it. */
    private static final class CountedChannel extends NioChannel {

        /** What is left of the send buffer when it counts as full, a third of it, is more than this and the largest answer but a track. */
        private static final int LOOKS_EVERY = TrackerSettings.Limits.SEND_BUFFER / 8;

        private int unseen;

        CountedChannel(SocketBufferHandler buffers) {
            super(buffers);
        }

        @Override
        public void reset(SocketChannel socket, NioEndpoint.NioSocketWrapper connection) throws IOException {
            unseen = 0;
            super.reset(socket, connection);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int written = super.write(bytes);
            unseen += written;
            return written;
        }

        boolean takesAnswers() throws IOException {
            if (unseen < LOOKS_EVERY) {
                return true;
            }
            unseen = 0;
            try (Selector selector = Selector.open()) {
                getIOChannel().register(selector, SelectionKey.OP_WRITE);
                return selector.selectNow() > 0;
            }
        }
    }

    /** Sees every request of a connection before it is served, and the end of the connection. */
    private static final class EachRequest implements Adapter {

        private final Adapter served;
        private final @Nullable ConnectionMemory memory;
        private @Nullable CountedChannel channel;
        private int taken;

        EachRequest(Adapter served, @Nullable ConnectionMemory memory) {
            this.served = served;
            this.memory = memory;
        }

        void begin(SocketWrapperBase<?> connection) {
            channel = connection.getSocket() instanceof CountedChannel counted ? counted : null;
        }

        /** Takes memory for a request that has come in part, unless it has it already. */
        boolean take(int lines) {
            int size = lines > ConnectionMemory.MOST_SMALL_LINES ? ConnectionMemory.LARGE_HEADER
                    : ConnectionMemory.SMALL_HEADER;
            if (memory == null || size <= taken) {
                return true;
            }
            if (!memory.take(size - taken)) {
                return false;
            }
            taken = size;
            return true;
        }

        void giveBack() {
            if (memory != null && taken > 0) {
                memory.giveBack(taken);
                taken = 0;
            }
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            if (channel != null && !channel.takesAnswers()) {
                response.action(ActionCode.CLOSE_NOW, null);
            } else {
                served.service(request, response);
            }
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            giveBack();
            channel = null;
            served.checkRecycled(request, response);
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return served.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
            return served.asyncDispatch(request, response, status);
        }

        @Override
        public void log(Request request, Response response, long time) {
            served.log(request, response, time);
        }

        @Override
        public String getDomain() {
            return served.getDomain();
        }
    }
}
