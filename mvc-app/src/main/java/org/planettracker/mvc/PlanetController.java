package org.planettracker.mvc;

import java.time.InstantSource;
import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import org.planettracker.web.Sky;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.query.Query;

/** The API on MVC; its twin in {@code webflux-app} differs in what a method returns. */
@RestController
final class PlanetController {

    private final Sky sky;
    private final InstantSource clock;

    PlanetController(Sky sky, InstantSource clock) {
        this.sky = sky;
        this.clock = clock;
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
    ResponseEntity<SeenBody> planet(@PathVariable String name, Query query) {
        return sky.planet(name, query, clock.instant());
    }
}
