package org.planettracker.gatling.simulation;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

/**
 * Many connections of clients that do as no browser does. Gatling's clients are well-behaved, so these are bare ones; all of them share one
 * event loop.
 */
final class Crowd implements AutoCloseable {

    /** How the clients of a crowd behave. */
    enum Manner {
        /** Begins a header and goes on with a byte every five seconds, for ever. */
        SLOW,
        /** Asks for long answers and reads none of them. */
        DEAF,
        /** Asks once, reads the answer, and keeps the connection without a word. */
        IDLE;

        /** As it is called in names of windows. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String BEGUN = "GET /planets/mars HTTP/1.1\r\nHost: a\r\nX: ";
    /** Ten thousand points, the longest answer there is. */
    private static final String LONGEST = "GET /planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T02:46:39Z&step=PT1S HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String ONCE = "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(5);
    /** So little is on its way to a deaf client that its answers wait in the server, as they do behind a slow line, not in the kernel. */
    private static final int SMALL_BUFFER = 4_096;
    private static final int SMALL_SEGMENT = 536;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_MAXSEG = 2;
    private static final int OPENED_AT_ONCE_EVERY_MILLIS = 20;
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);

    private final Manner manner;
    private final long began = System.nanoTime();
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1,
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final Bootstrap clients;
    private final Recorder lifetimes = Latencies.recorder();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private volatile boolean leaving;

    Crowd(Manner manner, URI server) {
        this.manner = manner;
        clients = new Bootstrap().group(loop).channel(Epoll.isAvailable() ? EpollSocketChannel.class
                : NioSocketChannel.class).remoteAddress(new InetSocketAddress(server.getHost(), server.getPort()))
                .option(ChannelOption.AUTO_READ, manner != Manner.DEAF)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new Client());
                    }
                });
        if (manner == Manner.DEAF) {
            clients.option(ChannelOption.SO_RCVBUF, SMALL_BUFFER);
            if (Epoll.isAvailable()) {
                clients.option(new IntegerUnixChannelOption("TCP_MAXSEG", IPPROTO_TCP, TCP_MAXSEG), SMALL_SEGMENT);
            }
        }
    }

    /** Opens so many connections, evenly; returns when the last is open or refused, or is not in ten seconds. */
    void open(int connections, int perSecond) throws InterruptedException {
        int begun = 0;
        long start = System.nanoTime();
        while (begun < connections) {
            long due = Math.min(connections,
                    1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) * perSecond / 1_000);
            for (; begun < due; begun++) {
                clients.connect().addListener(connected -> {
                    if (!connected.isSuccess()) {
                        refused.incrementAndGet();
                    }
                });
            }
            Thread.sleep(OPENED_AT_ONCE_EVERY_MILLIS);
        }
        long patience = System.nanoTime() + LONGEST_OPENING.toNanos();
        while (opened.get() + refused.get() < connections && System.nanoTime() < patience) {
            Thread.sleep(OPENED_AT_ONCE_EVERY_MILLIS);
        }
    }

    /**
     * What became of the connections: those that the server closed, with the time from their opening until then, and those that were refused.
     */
    Window closed() {
        Histogram histogram = lifetimes.getIntervalHistogram();
        long notOpened = refused.get();
        return new Window(manner.word() + ", closed", histogram.getTotalCount(), (System.nanoTime() - began) / 1e9,
                List.of(), Latencies.encode(histogram), 0, null, null,
                notOpened == 0 ? Map.of() : Map.of(FailureKind.CONNECT_REFUSED, notOpened), true);
    }

    /** All go. */
    @Override
    public void close() {
        leaving = true;
        loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private final class Client extends ChannelInboundHandlerAdapter {

        private long since;

        @Override
        public void channelActive(ChannelHandlerContext context) {
            since = System.nanoTime();
            opened.incrementAndGet();
            Channel channel = context.channel();
            switch (manner) {
                case SLOW -> {
                    send(channel, BEGUN);
                    var drops = channel.eventLoop().scheduleAtFixedRate(() -> send(channel, "x"),
                            BETWEEN_BYTES.toMillis(), BETWEEN_BYTES.toMillis(), TimeUnit.MILLISECONDS);
                    channel.closeFuture().addListener(closed -> drops.cancel(false));
                }
                case DEAF -> send(channel, LONGEST);
                case IDLE -> send(channel, ONCE);
            }
        }

        private static void send(Channel channel, String text) {
            var unused = channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1),
                    channel.voidPromise());
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf answer) {
                answer.release();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!leaving) {
                lifetimes.recordValue(Latencies.micros(System.nanoTime() - since));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            var unused = context.close();
        }
    }
}
