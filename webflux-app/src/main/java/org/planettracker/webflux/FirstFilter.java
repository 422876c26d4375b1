package org.planettracker.webflux;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;

import org.planettracker.web.AnswerHeaders;
import org.planettracker.web.Page;
import org.planettracker.web.problem.Refusals;
import org.planettracker.web.traffic.TrackBudget;
import org.planettracker.web.traffic.Traffic;

/**
 * Puts the {@link AnswerHeaders} on every answer, refuses targets that cannot be read and tracks beyond their bounds,
 * finds the page at {@code /}, and reports each answer to {@link Traffic}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FirstFilter implements WebFilter {

    private static final HttpMethod CONNECT = HttpMethod.valueOf("CONNECT");
    /** Its endpoints answer on threads that may block. */
    private static final String ACTUATOR = "/actuator";

    private final Refusals refusals;
    private final Traffic traffic;
    private final TrackBudget tracks;
    private final InstantSource clock;

    FirstFilter(Refusals refusals, Traffic traffic, TrackBudget tracks, InstantSource clock) {
        this.refusals = refusals;
        this.traffic = traffic;
        this.tracks = tracks;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long begin = System.nanoTime();
        return answer(exchange, chain).doFinally(end -> answered(exchange, begin));
    }

    private void answered(ServerWebExchange exchange, long begin) {
        ServerHttpRequest request = exchange.getRequest();
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        traffic.answered(request.getMethod().name(), request.getURI().getRawPath(), request.getURI().getRawQuery(),
                status == null ? HttpStatus.OK.value() : status.value(), System.nanoTime() - begin);
    }

    private Mono<Void> answer(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        HttpStatus refusal = refusal(request);
        if (refusal != null) {
            return refuse(refusal, request, response);
        }
        String path = request.getURI().getRawPath();
        if (TrackBudget.isNeededFor(path)) {
            TrackBudget.Share share = tracks.take(request.getURI().getRawQuery(), clock.instant());
            if (share == null) {
                return refuse(HttpStatus.SERVICE_UNAVAILABLE, request, response);
            }
            setHeaders(request, response);
            return Mono.using(() -> share, held -> chain.filter(exchange), TrackBudget.Share::close, false);
        }
        setHeaders(request, response);
        if (path.startsWith(ACTUATOR)) {
            Scheduler loop = EventLoops.of(request);
            ServerHttpResponse onLoop = EventLoops.writingOn(loop, response);
            return chain.filter(exchange.mutate().response(onLoop).build()).publishOn(loop);
        }
        boolean page = path.equals("/");
        return chain.filter(page ? exchange.mutate().request(index -> index.path(Page.INDEX)).build() : exchange);
    }

    private static void setHeaders(ServerHttpRequest request, ServerHttpResponse response) {
        AnswerHeaders.set(response.getHeaders()::set);
        if (CorsUtils.isPreFlightRequest(request)) {
            AnswerHeaders.setPreflight(response.getHeaders()::set);
        }
    }

    /** Why a request goes no further, null if it does; Tomcat refuses the same by itself, Reactor Netty does not. */
    private static @Nullable HttpStatus refusal(ServerHttpRequest request) {
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        String expected = received.requestHeaders().get(HttpHeaderNames.EXPECT);
        if (expected != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected)) {
            return HttpStatus.BAD_REQUEST;
        }
        if (HttpMethod.TRACE.equals(request.getMethod()) || CONNECT.equals(request.getMethod())) {
            boolean readable = Refusals.isReadable(request.getURI().getRawPath(), null);
            return readable ? HttpStatus.METHOD_NOT_ALLOWED : HttpStatus.BAD_REQUEST;
        }
        List<String> hosts = received.requestHeaders().getAll(HttpHeaderNames.HOST);
        String coding = received.requestHeaders().get(HttpHeaderNames.TRANSFER_ENCODING);
        URI target = request.getURI();
        boolean readable = hosts.size() <= 1 && (coding == null || coding.equalsIgnoreCase("chunked"))
                && (received.uri().startsWith("/") || received.uri().startsWith("http://"))
                && target.getRawFragment() == null && Refusals.isReadable(target.getRawPath(), target.getRawQuery());
        return readable ? null : HttpStatus.BAD_REQUEST;
    }

    private Mono<Void> refuse(HttpStatus status, ServerHttpRequest request, ServerHttpResponse response) {
        response.setStatusCode(status);
        byte[] body = refusals.answer(status.value(), request.getURI().getRawPath(), response.getHeaders()::set);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
