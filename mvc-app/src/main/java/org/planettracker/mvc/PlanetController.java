package org.planettracker.mvc;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.planettracker.core.DailyEvents;
import org.planettracker.web.Sky;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.query.Query;
import org.planettracker.web.traffic.TrackWorkers;

/** The API on MVC; its twin in {@code webflux-app} differs in what a method returns. */
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
    String ping() {
        return Sky.PONG;
    }

    @GetMapping(path = "/planets", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<SeenBody>> planets(Query query) {
        return sky.planets(query, clock.instant());
    }

    @GetMapping(path = "/planets/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SeenBody> planet(Query query) {
        return sky.planet(query, clock.instant());
    }

    @GetMapping(path = "/planets/{name}/events", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DailyEvents> events(Query query) {
        return sky.events(query, clock.instant());
    }

    @GetMapping(path = "/planets/{name}/track", produces = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<byte[]>> track(Query query) {
        return tracks.compute(() -> sky.track(query, clock.instant()));
    }

    @GetMapping(path = "/planets/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(Query query, HttpMethod method) {
        return live.answer(query, method);
    }
}
