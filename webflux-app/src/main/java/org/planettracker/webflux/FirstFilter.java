package org.planettracker.webflux;

import java.net.URI;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import org.planettracker.web.AnswerHeaders;
import org.planettracker.web.Page;
import org.planettracker.web.problem.Refusals;

/** Puts the {@link AnswerHeaders} on every answer, refuses targets that cannot be read, and finds the page at {@code /}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FirstFilter implements WebFilter {

    private final Refusals refusals;

    FirstFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        ServerHttpResponse response = exchange.getResponse();
        URI target = request.getURI();
        if (target.getRawFragment() != null || !Refusals.isReadable(target.getRawPath(), target.getRawQuery())) {
            return refuse(response);
        }
        AnswerHeaders.set(response.getHeaders()::set);
        if (CorsUtils.isPreFlightRequest(request)) {
            AnswerHeaders.setPreflight(response.getHeaders()::set);
        }
        boolean page = target.getRawPath().equals("/");
        return chain.filter(page ? exchange.mutate().request(index -> index.path(Page.INDEX)).build() : exchange);
    }

    private Mono<Void> refuse(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.BAD_REQUEST);
        byte[] body = refusals.answer(HttpStatus.BAD_REQUEST.value(), null, response.getHeaders()::set);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
