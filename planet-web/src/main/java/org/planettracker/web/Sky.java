package org.planettracker.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.core.Almanac;
import org.planettracker.core.Body;
import org.planettracker.core.DailyEvents;
import org.planettracker.core.InstantOutOfRangeException;
import org.planettracker.core.InvalidTrackException;
import org.planettracker.core.Observer;
import org.planettracker.core.Refraction;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.json.TrackPoint;
import org.planettracker.web.problem.RefusedRequestException;
import org.planettracker.web.query.Parameter;
import org.planettracker.web.query.Query;

/**
 * The answers of the API, the same for both servers: a controller passes what it was asked and what time it is.
 *
 * <p>Every method throws {@link RefusedRequestException} for a name or a parameter that is not acceptable.
 */
public final class Sky {

    /** The answer of {@code /ping}. */
    public static final String PONG = "Pong!";

    /** Positions for a named instant never change; a day bounds how long a mistake of ours would live. */
    private static final HttpHeaders KEPT_FOR_A_DAY = headers(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    private static final HttpHeaders NOT_KEPT = headers(CacheControl.noStore());

    private static final Map<String, Body> BODIES = Arrays.stream(Body.values())
            .collect(Collectors.toUnmodifiableMap(Body::id, Function.identity()));
    private static final String NAMES = Arrays.stream(Body.values()).map(Body::id).collect(Collectors.joining(", "));

    private final Almanac almanac;
    private final ObjectWriter trackJson;

    /**
     * Answers from an almanac.
     *
     * @param almanac where the bodies are
     * @param json    writes tracks as all other answers are written
     */
    public Sky(Almanac almanac, JsonMapper json) {
        this.almanac = almanac;
        trackJson = json.writerFor(new TypeReference<List<TrackPoint>>() {
        });
    }

    /** {@code /planets/{name}}. */
    public ResponseEntity<SeenBody> planet(Query query, Instant now) {
        Body body = body(query.name());
        Refraction refraction = query.refraction();
        return answer(query, () -> new SeenBody(almanac.sighting(body, query.observer(), query.when(now)), refraction));
    }

    /** {@code /planets}. */
    public ResponseEntity<List<SeenBody>> planets(Query query, Instant now) {
        Refraction refraction = query.refraction();
        return answer(query, () -> seen(query.observer(), refraction, query.when(now)));
    }

    /** {@code /planets/{name}/events}. */
    public ResponseEntity<DailyEvents> events(Query query, Instant now) {
        Body body = body(query.name());
        return answer(query, () -> almanac.events(body, query.observer(), query.when(now)));
    }

    /**
     * {@code /planets/{name}/track}, as JSON already: a track is long, and what serves requests shall neither compute it nor
     * write it out.
     */
    public ResponseEntity<byte[]> track(Query query, Instant now) {
        Body body = body(query.name());
        Refraction refraction = query.refraction();
        Instant until = query.until();
        Duration step = query.step();
        return answer(query, () -> {
            try {
                return trackJson.writeValueAsBytes(almanac.track(body, query.observer(), query.when(now), until, step)
                        .stream().map(place -> new TrackPoint(place, refraction)).toList());
            } catch (InvalidTrackException invalid) {
                throw query.refused(invalid.field().equals("step") ? Parameter.STEP : Parameter.UNTIL);
            }
        });
    }

    /** All bodies at an instant, as {@code /planets} and {@code /planets/live} show them. */
    List<SeenBody> seen(Observer observer, Refraction refraction, Instant when) {
        return almanac.sightings(observer, when).stream().map(sighting -> new SeenBody(sighting, refraction)).toList();
    }

    private static Body body(String name) {
        Body body = BODIES.get(name);
        if (body == null) {
            body = BODIES.get(name.toLowerCase(Locale.ROOT));
        }
        if (body == null) {
            throw RefusedRequestException.unknownBody(name, NAMES);
        }
        return body;
    }

    private static <T> ResponseEntity<T> answer(Query query, Computation<T> computation) {
        boolean kept = query.namesInstant();
        try {
            return new ResponseEntity<>(computation.compute(), kept ? KEPT_FOR_A_DAY : NOT_KEPT, HttpStatus.OK);
        } catch (InstantOutOfRangeException outOfRange) {
            // Without a named instant it is the server's clock that is wrong, not the request.
            throw kept ? query.refused(Parameter.WHEN) : outOfRange;
        }
    }

    private static HttpHeaders headers(CacheControl cacheControl) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setCacheControl(cacheControl);
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    private interface Computation<T> {
        T compute();
    }
}
