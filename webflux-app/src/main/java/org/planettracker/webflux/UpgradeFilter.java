package org.planettracker.webflux;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * Lets only a wish for clear-text HTTP/2 reach Netty's upgrade; any other is ignored, as RFC 9110 allows and Tomcat does.
 * Netty would collect the body of such a request first, and refuse it without words if there is one.
 */
@ChannelHandler.Sharable
final class UpgradeFilter extends ChannelInboundHandlerAdapter {

    private static final UpgradeFilter FILTER = new UpgradeFilter();

    private UpgradeFilter() {}

    /** Adds the filter behind the decoder. */
    static void add(ChannelPipeline pipeline) {
        ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
        if (codec != null) {
            pipeline.addAfter(codec.name(), "upgradeFilter", FILTER);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            HttpHeaders headers = request.headers();
            if (headers.contains(HttpHeaderNames.UPGRADE) && !isForHttp2(headers)) {
                headers.remove(HttpHeaderNames.UPGRADE);
            }
        }
        context.fireChannelRead(message);
    }

    private static boolean isForHttp2(HttpHeaders headers) {
        return "h2c".equalsIgnoreCase(headers.get(HttpHeaderNames.UPGRADE)) && !NettySettings.hasBody(headers)
                && !headers.contains(HttpHeaderNames.EXPECT);
    }
}
