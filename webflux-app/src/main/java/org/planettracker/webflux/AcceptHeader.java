package org.planettracker.webflux;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.accept.RequestedContentTypeResolver;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads an Accept header that is no list of media types as one that accepts nothing there is: WebFlux would refuse it
 * anew while writing the refusal, and send that without a body.
 */
final class AcceptHeader implements RequestedContentTypeResolver {

    private static final List<MediaType> NOTHING = List.of(new MediaType("application", "unreadable"));

    private final RequestedContentTypeResolver header = new HeaderContentTypeResolver();

    @Override
    public List<MediaType> resolveMediaTypes(ServerWebExchange exchange) {
        try {
            return header.resolveMediaTypes(exchange);
        } catch (NotAcceptableStatusException unreadable) {
            return NOTHING;
        }
    }
}
