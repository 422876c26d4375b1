package org.planettracker.webflux;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.planettracker.web.LiveSky;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.query.Query;

/** Sends the live sky as a reactive stream: the interval asks whether the reader is ready and ends if it is not. */
@Component
final class LiveEvents {

    private final LiveSky sky;
    private final InstantSource clock;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    LiveEvents(LiveSky sky, InstantSource clock) {
        this.sky = sky;
        this.clock = clock;
    }

    /** The stream, or for HEAD its headers alone. */
    ResponseEntity<Flux<ServerSentEvent<List<SeenBody>>>> answer(Query query, HttpMethod method) {
        return method.equals(HttpMethod.HEAD) ? sky.head(query)
                : new ResponseEntity<>(events(query), LiveSky.HEADERS, HttpStatus.OK);
    }

    /** The events of one subscriber, the first at once; its place is taken when the stream begins. */
    private Flux<ServerSentEvent<List<SeenBody>>> events(Query query) {
        return Flux.using(() -> sky.subscribe(query), this::events).takeUntilOther(closing.asMono());
    }

    private Flux<ServerSentEvent<List<SeenBody>>> events(LiveSky.Place place) {
        Flux<ServerSentEvent<List<SeenBody>>> events = Flux.interval(Duration.ZERO, place.every())
                .onErrorComplete(Exceptions::isOverflow)
                .map(tick -> event(place, tick));
        return place.needsHeartbeat() ? events.mergeWith(heartbeats()) : events;
    }

    private ServerSentEvent<List<SeenBody>> event(LiveSky.Place place, long tick) {
        ServerSentEvent.Builder<List<SeenBody>> event = ServerSentEvent.builder(place.at(clock.instant()));
        return tick == 0 ? event.retry(LiveSky.RETRY).build() : event.build();
    }

    private static Flux<ServerSentEvent<List<SeenBody>>> heartbeats() {
        ServerSentEvent<List<SeenBody>> heartbeat = ServerSentEvent.<List<SeenBody>>builder()
                .comment(LiveSky.HEARTBEAT_COMMENT).build();
        return Flux.interval(LiveSky.HEARTBEAT).onErrorComplete(Exceptions::isOverflow).map(tick -> heartbeat);
    }

    /** Ends all streams, so that a graceful shutdown does not wait for what never ends. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
