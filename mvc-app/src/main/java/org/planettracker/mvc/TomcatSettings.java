package org.planettracker.mvc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http2.Http2Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

import org.planettracker.web.problem.Refusals;
import org.planettracker.web.server.RunningServer;
import org.planettracker.web.server.TrackerSettings;
import org.planettracker.web.traffic.ConnectionMemory;

/** How Tomcat is set up: request threads and limits. */
@Configuration(proxyBeanMethods = false)
class TomcatSettings {

    /** What Tomcat, and Boot, have for a default. */
    private static final int TOMCATS_THREADS = 200;
    /** Several times what an answer's header takes; Tomcat holds as much for every answer that is not complete. */
    private static final int ANSWER_HEADER_BYTES = 2_048;

    /** The request threads; as many as {@code tracker.workers} says, else Tomcat's own choice. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> workers(TrackerSettings settings) {
        Integer workers = settings.workers();
        return factory -> {
            if (workers != null) {
                factory.addConnectorCustomizers(connector -> http11(connector).setMaxThreads(workers),
                        connector -> http11(connector).setMinSpareThreads(workers));
            }
        };
    }

    /** The same limits as Reactor Netty's in the twin; the profile {@code defaults} shows Tomcat as it comes. */
    @Bean
    @Profile("!defaults")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> limits(TrackerSettings settings,
            ConnectionMemory memory) {
        return factory -> {
            factory.setProtocol(BoundedHttp11.class.getName());
            factory.addConnectorCustomizers(
                    connector -> limit((BoundedHttp11) connector.getProtocolHandler(), settings.limits(), memory));
        };
    }

    /** Problems instead of Tomcat's error pages, Boot's choice of page included. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problems(Refusals refusals,
            TrackerSettings settings, Environment environment) {
        int threads = settings.workers() == null ? TOMCATS_THREADS : settings.workers();
        return factory -> factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            host.setErrorReportValveClass("");
            for (Valve valve : host.getPipeline().getValves()) {
                if (valve instanceof ErrorReportValve) {
                    host.getPipeline().removeValve(valve);
                }
            }
            if (!Threading.VIRTUAL.isActive(environment) && !environment.matchesProfiles("defaults")) {
                host.getPipeline().addValve(new Http2Valve(Math.max(1, threads / 2)));
            }
            host.getPipeline().addValve(new BodyValve());
            host.getPipeline().addValve(new ProblemValve(refusals, settings.limits().requestHeaders()));
        });
    }

    private static void limit(BoundedHttp11 http11, TrackerSettings.Limits limits, ConnectionMemory memory) {
        http11.setAcceptCount(limits.backlog());
        http11.setMaxConnections(memory.mostConnections());
        http11.setMemory(memory, limits.streams());
        http11.setSendBuffer(TrackerSettings.Limits.SEND_BUFFER);
        http11.setMaxKeepAliveRequests(-1);
        // Reactor Netty does not announce its timeout either.
        http11.setUseKeepAliveResponseHeader(false);
        http11.setConnectionTimeout(Math.toIntExact(limits.headerTimeout().toMillis()));
        http11.setKeepAliveTimeout(Math.toIntExact(limits.idleTimeout().toMillis()));
        http11.setWriteTimeout(Math.toIntExact(limits.writeTimeout().toMillis()));
        http11.setMaxHttpRequestHeaderSize(Math.toIntExact(limits.requestHeaderSize().toBytes()));
        http11.setMaxHeaderCount(limits.requestHeaders());
        http11.setMaxHttpResponseHeaderSize(ANSWER_HEADER_BYTES);
        // No body is read, so none is asked for.
        http11.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
        for (var upgrade : http11.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setKeepAliveTimeout(limits.idleTimeout().toMillis());
                http2.setMaxConcurrentStreams(limits.streams());
                http2.setStreamWriteTimeout(limits.writeTimeout().toMillis());
                http2.setWriteTimeout(limits.writeTimeout().toMillis());
                http2.setMaxHeaderCount(limits.requestHeaders());
            }
        }
    }

    private static AbstractHttp11Protocol<?> http11(Connector connector) {
        return (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    }

    @Bean
    TomcatServer tomcatServer(Environment environment) {
        return new TomcatServer(Threading.VIRTUAL.isActive(environment));
    }

    /** Remembers the connector and reads back what it was set up with. */
    static final class TomcatServer implements TomcatConnectorCustomizer, RunningServer {

        private final boolean virtualThreads;
        private @Nullable Connector connector;

        TomcatServer(boolean virtualThreads) {
            this.virtualThreads = virtualThreads;
        }

        @Override
        public void customize(Connector customized) {
            connector = customized;
        }

        @Override
        public String name() {
            return virtualThreads ? "mvc-virtual" : "mvc";
        }

        @Override
        public List<? extends Executor> workers() {
            Executor executor = connector == null ? null : http11(connector).getExecutor();
            return executor == null ? List.of() : List.of(executor);
        }

        @Override
        public Map<String, Object> effective() {
            Map<String, Object> effective = new LinkedHashMap<>();
            if (connector != null) {
                AbstractHttp11Protocol<?> http11 = http11(connector);
                effective.put("workers", virtualThreads ? carriers() : http11.getMaxThreads());
                effective.put("backlog", http11.getAcceptCount());
                effective.put("maxConnections", http11.getMaxConnections());
                effective.put("keepAliveRequests", http11.getMaxKeepAliveRequests());
                effective.put("headerTimeout", http11.getConnectionTimeout());
                effective.put("idleTimeout", http11.getKeepAliveTimeout());
                effective.put("writeTimeout",
                        http11 instanceof BoundedHttp11 bounded ? bounded.getWriteTimeout()
                                : http11.getConnectionTimeout());
                effective.put("requestHeaderSize", http11.getMaxHttpRequestHeaderSize());
                effective.put("requestHeaders", http11.getMaxHeaderCount());
                effective.put("compression", http11.getCompression());
                effective.put("transport", "nio");
            }
            return effective;
        }

        private static int carriers() {
            return Integer.getInteger(CarrierThreads.PARALLELISM, Runtime.getRuntime().availableProcessors());
        }
    }
}
