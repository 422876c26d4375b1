package org.planettracker.webflux;

import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

import org.planettracker.web.server.TrackerSettings;
import org.planettracker.web.traffic.ConnectionMemory;

/**
 * Bounds of a request that Reactor Netty lacks and Tomcat has.
 *
 * <ul>
 * <li>It arrives in time: a connection is closed on which none arrives at all, or one that was begun goes on too slowly.
 * <li>What it has for a body is not passed on.
 * <li>Connections, and requests that have come in part, take no more than their {@link ConnectionMemory}.
 * <li>Its line and header together keep the size that Netty allows to each of them, and its header lines their number.
 * </ul>
 *
 * <p>A small request that arrives in one piece, as nearly all do, costs a few flags and no timer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the connection to be closed.
final class RequestGuard extends ChannelInboundHandlerAdapter {

    private static final int LINE_ENDS = " HTTP/1.1\r\n\r\n".length() + 1;
    /** What so many lines as are called few have at the most in common requests. */
    private static final long MOST_SMALL_BYTES = 128L * ConnectionMemory.MOST_SMALL_LINES;
    private static final int HEADER_ENDS = ": \r\n".length();

    private final long millis;
    private final long mostBytes;
    private final int mostHeaders;
    private final ConnectionMemory memory;
    private final int http2;
    private int taken;
    private boolean awaited = true;
    private long received;
    private @Nullable ScheduledFuture<?> timer;

    private RequestGuard(TrackerSettings.Limits limits, ConnectionMemory memory) {
        this.memory = memory;
        millis = limits.headerTimeout().toMillis();
        mostBytes = limits.requestHeaderSize().toBytes();
        mostHeaders = limits.requestHeaders();
        http2 = limits.streams() * ConnectionMemory.LARGE_HEADER;
    }

    /** Adds the bounds to a connection that speaks HTTP/1. */
    static void add(ChannelPipeline pipeline, TrackerSettings.Limits limits, ConnectionMemory memory) {
        RequestGuard guard = new RequestGuard(limits, memory);
        pipeline.addFirst("requestGuard", guard);
        pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "requestEnd", guard.requestEnd());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!memory.hasRoom()) {
            context.close();
            return;
        }
        watch(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        awaited = true;
        received += bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
        context.fireChannelRead(bytes);
        if (!awaited) {
            received = 0;
            stop();
        } else if (context.pipeline().get(NettyPipeline.H2MultiplexHandler) != null) {
            leaveToHttp2(context);
        } else if (!take()) {
            context.close();
        } else if (timer == null) {
            watch(context);
        }
    }

    /** HTTP/2 took over, whose frames are not requests; its streams may hold as much as requests that have come in part. */
    private void leaveToHttp2(ChannelHandlerContext context) {
        context.pipeline().remove(this);
        if (memory.take(http2)) {
            context.channel().closeFuture().addListener(closed -> memory.giveBack(http2));
        } else {
            context.close();
        }
    }

    /** Takes memory for a request that has come in part, unless it has it already. */
    private boolean take() {
        int size = received > MOST_SMALL_BYTES ? ConnectionMemory.LARGE_HEADER : ConnectionMemory.SMALL_HEADER;
        if (size <= taken) {
            return true;
        }
        if (!memory.take(size - taken)) {
            return false;
        }
        taken = size;
        return true;
    }

    private void watch(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> {
            context.close();
        }, millis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (taken > 0) {
            memory.giveBack(taken);
            taken = 0;
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    /**
     * Sits behind the decoder, sees what a request is and when it is complete, and keeps bodies back: nobody reads them, and what is
     * wrong with one must not bring a second answer to a request that is just being answered.
     */
    private ChannelHandler requestEnd() {
        return new ChannelInboundHandlerAdapter() {
            private boolean inBody;

            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof LastHttpContent) {
                    awaited = false;
                }
                if (message instanceof HttpRequest request) {
                    if (isTooLarge(request)) {
                        request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException()));
                    }
                    inBody = !(message instanceof LastHttpContent) && request.decoderResult().isSuccess()
                            && NettySettings.hasBody(request.headers());
                    context.fireChannelRead(message);
                    if (inBody) {
                        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
                    }
                } else if (inBody) {
                    ReferenceCountUtil.release(message);
                } else {
                    context.fireChannelRead(message);
                }
            }
        };
    }

    private boolean isTooLarge(HttpRequest request) {
        return request.headers().size() > mostHeaders || (received > mostBytes && size(request) > mostBytes);
    }

    private static long size(HttpRequest request) {
        long size = (long) request.method().name().length() + request.uri().length() + LINE_ENDS;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + HEADER_ENDS;
        }
        return size;
    }
}
