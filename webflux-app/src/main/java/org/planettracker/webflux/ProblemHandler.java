package org.planettracker.webflux;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.planettracker.web.problem.Refusals;

/** Words for what Reactor Netty refuses by itself, in place of an empty answer; MVC has the twin in {@code ProblemValve}. */
@ChannelHandler.Sharable
final class ProblemHandler extends ChannelOutboundHandlerAdapter {

    private final Refusals refusals;
    private final DateLine date;

    ProblemHandler(Refusals refusals, DateLine date) {
        this.refusals = refusals;
        this.date = date;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof FullHttpResponse response && lacksWords(response)) {
            if (response.status().equals(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE)) {
                String size = response.headers().get(HttpHeaderNames.CONTENT_LENGTH, "*");
                response.headers().set(HttpHeaderNames.CONTENT_RANGE, "bytes */" + size);
            }
            byte[] body = refusals.answer(response.status().code(), null, response.headers()::set);
            response.headers().set(HttpHeaderNames.DATE, date.now());
            super.write(context, response.replace(Unpooled.wrappedBuffer(body)), promise);
        } else {
            super.write(context, message, promise);
        }
    }

    /** A refused range is announced with the length of the file, of which nothing follows: a client would wait for it. */
    private static boolean lacksWords(FullHttpResponse response) {
        return response.status().code() >= 400 && !response.content().isReadable()
                && (!response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                        || response.status().equals(HttpResponseStatus.REQUESTED_RANGE_NOT_SATISFIABLE));
    }
}
