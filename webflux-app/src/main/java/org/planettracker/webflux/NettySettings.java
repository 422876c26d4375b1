package org.planettracker.webflux;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerConfig;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import org.planettracker.web.problem.Refusals;
import org.planettracker.web.server.RunningServer;
import org.planettracker.web.server.TrackerSettings;

/** How Reactor Netty is set up: event loops, limits, and HTTP/1.0 clients that ask to keep their connection. */
@Configuration(proxyBeanMethods = false)
class NettySettings {

    /** The event loops; as many as {@code tracker.workers} says, else Reactor Netty's own choice. */
    @Bean
    ReactorResourceFactory resources(TrackerSettings settings) {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        int workers = settings.workers() == null ? LoopResources.DEFAULT_IO_WORKER_COUNT : settings.workers();
        resources.setLoopResourcesSupplier(() -> LoopResources.create("webflux", workers, true));
        return resources;
    }

    @Bean
    NettyServer nettyServer(TrackerSettings settings, Environment environment, ReactorResourceFactory resources,
            Refusals refusals) {
        boolean asItComes = environment.matchesProfiles("defaults");
        return new NettyServer(asItComes ? null : settings.limits(), resources, new ProblemHandler(refusals));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> netty(NettyServer nettyServer) {
        return factory -> factory.addServerCustomizers(nettyServer);
    }

    /**
     * Sets the same limits as Tomcat's in the twin, keeps the connections of HTTP/1.0 clients, and remembers what the
     * server was set up with. Without limits, in the profile {@code defaults}, Reactor Netty is as it comes.
     */
    static final class NettyServer implements NettyServerCustomizer, RunningServer {

        private final TrackerSettings.@Nullable Limits limits;
        private final ReactorResourceFactory resources;
        private final ProblemHandler problems;
        private @Nullable HttpServerConfig config;

        NettyServer(TrackerSettings.@Nullable Limits limits, ReactorResourceFactory resources,
                ProblemHandler problems) {
            this.limits = limits;
            this.resources = resources;
            this.problems = problems;
        }

        @Override
        public HttpServer apply(HttpServer server) {
            HttpServer customized = (limits == null ? server : limited(server, limits))
                    .mapHandle(NettyServer::keepOldConnection)
                    .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                            .addBefore(NettyPipeline.HttpTrafficHandler, "problems", problems));
            config = customized.configuration();
            return customized;
        }

        private static HttpServer limited(HttpServer server, TrackerSettings.Limits limits) {
            int headerSize = Math.toIntExact(limits.requestHeaderSize().toBytes());
            return server.option(ChannelOption.SO_BACKLOG, limits.backlog())
                    .maxConnections(limits.maxConnections())
                    .maxKeepAliveRequests(-1)
                    .idleTimeout(limits.idleTimeout())
                    .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(headerSize).maxHeaderSize(headerSize))
                    .doOnChannelInit((observer, channel, remote) -> RequestTimeout.add(channel.pipeline(),
                            limits.headerTimeout().toMillis()));
        }

        /**
         * An HTTP/1.0 client keeps a connection only if the answer says so; Reactor Netty never does, and ApacheBench, which
         * speaks 1.0, would open one connection a request.
         */
        private static Mono<Void> keepOldConnection(Mono<Void> handled, Connection connection) {
            if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response
                    && HttpVersion.HTTP_1_0.equals(request.version()) && request.isKeepAlive()) {
                response.header("Connection", "keep-alive");
            }
            return handled;
        }

        @Override
        public String name() {
            return "webflux";
        }

        @Override
        public Map<String, Object> effective() {
            Map<String, Object> effective = new LinkedHashMap<>();
            EventLoopGroup loops = resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE);
            effective.put("workers", StreamSupport.stream(loops.spliterator(), false).count());
            HttpServerConfig read = config;
            if (read != null) {
                Object backlog = read.options().get(ChannelOption.SO_BACKLOG);
                effective.put("backlog", backlog == null ? NetUtil.SOMAXCONN : backlog);
                effective.put("maxConnections", read.maxConnections());
                effective.put("keepAliveRequests", read.maxKeepAliveRequests());
                effective.put("headerTimeout", limits == null ? -1 : limits.headerTimeout().toMillis());
                effective.put("idleTimeout", read.idleTimeout() == null ? -1 : read.idleTimeout().toMillis());
                effective.put("requestHeaderSize", read.decoder().maxHeaderSize());
                effective.put("compression", read.minCompressionSize() < 0 ? "off" : "on");
            }
            effective.put("transport",
                    resources.getLoopResources().onChannelClass(ServerSocketChannel.class, loops).getSimpleName());
            return effective;
        }
    }
}
