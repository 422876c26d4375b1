package org.planettracker.webflux;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import org.planettracker.web.AnswerHeaders;

/** Puts the {@link AnswerHeaders} on every answer, first of all, so that errors have them too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerHeadersFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        AnswerHeaders.set(exchange.getRequest().getMethod().name(), exchange.getResponse().getHeaders()::set);
        return chain.filter(exchange);
    }
}
