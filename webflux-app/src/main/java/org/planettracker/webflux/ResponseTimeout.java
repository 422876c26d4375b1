package org.planettracker.webflux;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes nothing of its answer for too long. Reactor Netty by itself keeps answer and
 * connection for ever; Tomcat has a timeout for each write.
 *
 * <p>An answer that the kernel takes at once, as nearly all are, costs one look at the buffer and no timer.
 */
final class ResponseTimeout extends ChannelOutboundHandlerAdapter {

    private final long millis;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable Object oldest;
    private long oldestProgress;

    ResponseTimeout(long millis) {
        this.millis = millis;
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        if (timer == null) {
            watch(context);
        }
    }

    /** Remembers how much of the oldest unsent bytes has been taken, if there are any, and looks again later. */
    private void watch(ChannelHandlerContext context) {
        ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
        Object current = unsent == null ? null : unsent.current();
        oldest = current;
        if (unsent != null && current != null) {
            oldestProgress = unsent.currentProgress();
            timer = context.executor().schedule(() -> look(context), millis, TimeUnit.MILLISECONDS);
        } else {
            timer = null;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the connection to be closed.
    private void look(ChannelHandlerContext context) {
        ChannelOutboundBuffer unsent = context.channel().unsafe().outboundBuffer();
        if (unsent != null && oldest != null && unsent.current() == oldest
                && unsent.currentProgress() == oldestProgress) {
            context.close();
        } else {
            watch(context);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        oldest = null;
    }
}
