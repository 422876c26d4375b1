package org.planettracker.webflux;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.planettracker.core.DailyEvents;
import org.planettracker.web.Sky;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.problem.RefusedRequestException;
import org.planettracker.web.query.Query;
import org.planettracker.web.traffic.TrackWorkers;

/** The API on WebFlux; its twin in {@code mvc-app} differs in what a method returns. */
@RestController
final class PlanetController {

    private final Sky sky;
    private final InstantSource clock;
    private final LiveEvents live;
    private final TrackWorkers tracks;

    PlanetController(Sky sky, InstantSource clock, LiveEvents live, TrackWorkers tracks) {
        this.sky = sky;
        this.clock = clock;
        this.live = live;
        this.tracks = tracks;
    }

    @GetMapping(path = "/ping", produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> ping() {
        return Mono.just(Sky.PONG);
    }

    @GetMapping(path = "/planets", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<List<SeenBody>>> planets(Query query) {
        return Mono.fromSupplier(() -> sky.planets(query, clock.instant()));
    }

    @GetMapping(path = "/planets/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<SeenBody>> planet(Query query) {
        return Mono.fromSupplier(() -> sky.planet(query, clock.instant()));
    }

    @GetMapping(path = "/planets/{name}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DailyEvents>> events(Query query) {
        return Mono.fromSupplier(() -> sky.events(query, clock.instant()));
    }

    @GetMapping(path = "/planets/{name}/track", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Flux<DataBuffer>>> track(Query query, ServerHttpRequest request) {
        return Mono.fromFuture(() -> tracks.compute(() -> track(query))).publishOn(EventLoops.of(request))
                .flatMap(Function.identity()).map(Pieces::of);
    }

    /** A refusal is a value too: an error that comes when its client has left would be an error of the server. */
    private Mono<ResponseEntity<byte[]>> track(Query query) {
        try {
            return Mono.just(sky.track(query, clock.instant()));
        } catch (RefusedRequestException refusal) {
            return Mono.error(refusal);
        }
    }

    @GetMapping(path = "/planets/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<List<SeenBody>>>> live(Query query, ServerHttpRequest request) {
        return live.answer(query, request);
    }
}
