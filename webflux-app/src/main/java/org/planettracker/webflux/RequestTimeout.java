package org.planettracker.webflux;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection on which a request does not arrive in time: none at all once it is open, or one that was begun and
 * goes on too slowly. Reactor Netty by itself waits for ever; Tomcat has a timeout for it.
 *
 * <p>A request that arrives in one piece, as nearly all do, costs two flags and no timer.
 */
final class RequestTimeout extends ChannelInboundHandlerAdapter {

    private final long millis;
    private boolean awaited = true;
    private @Nullable ScheduledFuture<?> timer;

    private RequestTimeout(long millis) {
        this.millis = millis;
    }

    /** Adds a timeout to a connection that speaks HTTP/1. */
    static void add(ChannelPipeline pipeline, long millis) {
        RequestTimeout timeout = new RequestTimeout(millis);
        pipeline.addFirst("requestTimeout", timeout);
        pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "requestEnd", timeout.requestEnd());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        watch(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        awaited = true;
        context.fireChannelRead(bytes);
        if (!awaited) {
            stop();
        } else if (context.pipeline().get("requestEnd") == null) {
            // HTTP/2 took over: its frames are not requests.
            context.pipeline().remove(this);
        } else if (timer == null) {
            watch(context);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the connection to be closed.
    private void watch(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> {
            context.close();
        }, millis, TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    /** Sits behind the decoder and sees when a request is complete. */
    private ChannelHandler requestEnd() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof LastHttpContent) {
                    awaited = false;
                }
                context.fireChannelRead(message);
            }
        };
    }
}
