package org.planettracker.webflux;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
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
import org.planettracker.web.traffic.ConnectionMemory;

/** How Reactor Netty is set up: event loops, limits, and HTTP/1.0 clients that ask to keep their connection. */
@Configuration(proxyBeanMethods = false)
class NettySettings {

    private static final int READ_BUFFER = 2_048;
    /** Requests that may come on a connection before their turn; Tomcat reads none of them. */
    private static final int PIPELINED = 16;
    private static final int ACCEPTORS = 1;
    private static final int ACCEPTED_AT_ONCE = 64;

    /**
     * The event loops; as many as {@code tracker.workers} says, else Reactor Netty's own choice. Clients are let in by a
     * thread of their own, as in Tomcat: on an event loop that is busy they would wait behind the requests of all others.
     */
    @Bean
    ReactorResourceFactory resources(TrackerSettings settings, Environment environment) {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        int workers = settings.workers() == null ? LoopResources.DEFAULT_IO_WORKER_COUNT : settings.workers();
        boolean asItComes = asItComes(environment);
        resources.setLoopResourcesSupplier(() -> asItComes ? LoopResources.create("webflux", workers, true)
                : LoopResources.create("webflux", ACCEPTORS, workers, true));
        return resources;
    }

    @Bean
    NettyServer nettyServer(TrackerSettings settings, Environment environment, ReactorResourceFactory resources,
            Refusals refusals, InstantSource clock, ConnectionMemory memory) {
        DateLine date = new DateLine(clock);
        return new NettyServer(asItComes(environment) ? null : settings.limits(), memory, resources, date,
                new ProblemHandler(refusals, date));
    }

    private static boolean asItComes(Environment environment) {
        return environment.matchesProfiles("defaults");
    }

    /** Comes after Boot's own, whose defaults would else stand: a bean of that type would come before. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> netty(NettyServer nettyServer) {
        return factory -> factory.addServerCustomizers(nettyServer::customize);
    }

    /**
     * Sets the same limits as Tomcat's in the twin, keeps the connections of HTTP/1.0 clients, and remembers what the
     * server was set up with. Without limits, in the profile {@code defaults}, Reactor Netty is as it comes.
     */
    static final class NettyServer implements RunningServer {

        private final TrackerSettings.@Nullable Limits limits;
        private final ConnectionMemory memory;
        private final AtomicInteger connections = new AtomicInteger();
        private final ReactorResourceFactory resources;
        private final DateLine date;
        private final ProblemHandler problems;
        private @Nullable HttpServerConfig config;

        NettyServer(TrackerSettings.@Nullable Limits limits, ConnectionMemory memory, ReactorResourceFactory resources,
                DateLine date, ProblemHandler problems) {
            this.limits = limits;
            this.memory = memory;
            this.resources = resources;
            this.date = date;
            this.problems = problems;
        }

        HttpServer customize(HttpServer server) {
            HttpServer customized = (limits == null ? server : limited(server, limits))
                    .mapHandle(this::prepare)
                    .doOnChannelInit((observer, channel, remote) -> {
                        UpgradeFilter.add(channel.pipeline());
                        channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "problems", problems);
                    });
            config = customized.configuration();
            return customized;
        }

        private HttpServer limited(HttpServer server, TrackerSettings.Limits limits) {
            int headerSize = Math.toIntExact(limits.requestHeaderSize().toBytes());
            memory.countConnections(connections::get);
            return server.option(ChannelOption.SO_BACKLOG, limits.backlog())
                    // With epoll Netty lets one client in each time its loop comes by.
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new ServerChannelRecvByteBufAllocator()
                            .respectMaybeMoreData(false).maxMessagesPerRead(ACCEPTED_AT_ONCE))
                    .childOption(ChannelOption.SO_SNDBUF, TrackerSettings.Limits.SEND_BUFFER)
                    // Who sends one request behind the other has one small piece read, and then it is somebody else's turn.
                    .childOption(ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(READ_BUFFER).maxMessagesPerRead(1))
                    .maxConnections(memory.mostConnections())
                    .maxPipelineDepth(PIPELINED)
                    .maxKeepAliveRequests(-1)
                    .idleTimeout(limits.idleTimeout())
                    .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(headerSize).maxHeaderSize(headerSize))
                    .http2Settings(http2 -> http2.maxConcurrentStreams(limits.streams()).maxHeaderListSize(headerSize))
                    .doOnChannelInit((observer, channel, remote) -> {
                        connections.incrementAndGet();
                        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
                        RequestGuard.add(channel.pipeline(), limits, memory);
                        channel.pipeline().addFirst("responseTimeout",
                                new ResponseTimeout(limits.writeTimeout().toMillis()));
                    });
        }

        /** What Tomcat does by itself: dates the answer, and settles whether the connection is kept. */
        private Mono<Void> prepare(Mono<Void> handled, Connection connection) {
            if (connection instanceof HttpServerRequest request && connection instanceof HttpServerResponse response) {
                response.header(HttpHeaderNames.DATE, date.now());
                if (hasBody(request.requestHeaders())) {
                    // Nothing here takes a body, and what it says next is not to be taken for a request.
                    response.keepAlive(false);
                } else if (HttpVersion.HTTP_1_0.equals(request.version()) && request.isKeepAlive()) {
                    // An HTTP/1.0 client keeps a connection only if the answer says so; Reactor Netty never does, and
                    // ApacheBench, which speaks 1.0, would open one connection a request.
                    response.header(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
                }
            }
            return handled;
        }

        @Override
        public String name() {
            return "webflux";
        }

        @Override
        public List<? extends Executor> workers() {
            return StreamSupport.stream(loops().spliterator(), false).toList();
        }

        private EventLoopGroup loops() {
            return resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE);
        }

        @Override
        public Map<String, Object> effective() {
            Map<String, Object> effective = new LinkedHashMap<>();
            EventLoopGroup loops = loops();
            effective.put("workers", workers().size());
            HttpServerConfig read = config;
            if (read != null) {
                Object backlog = read.options().get(ChannelOption.SO_BACKLOG);
                effective.put("backlog", backlog == null ? NetUtil.SOMAXCONN : backlog);
                effective.put("maxConnections", read.maxConnections());
                effective.put("keepAliveRequests", read.maxKeepAliveRequests());
                effective.put("headerTimeout", limits == null ? -1 : limits.headerTimeout().toMillis());
                effective.put("idleTimeout", read.idleTimeout() == null ? -1 : read.idleTimeout().toMillis());
                effective.put("writeTimeout", limits == null ? -1 : limits.writeTimeout().toMillis());
                effective.put("requestHeaderSize", read.decoder().maxHeaderSize());
                effective.put("requestHeaders", limits == null ? -1 : limits.requestHeaders());
                effective.put("compression", read.minCompressionSize() < 0 ? "off" : "on");
            }
            effective.put("transport",
                    resources.getLoopResources().onChannelClass(ServerSocketChannel.class, loops).getSimpleName());
            return effective;
        }
    }

    /** Whether a request announces a body. */
    static boolean hasBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }
}
