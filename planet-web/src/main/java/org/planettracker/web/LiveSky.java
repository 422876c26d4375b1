package org.planettracker.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import org.planettracker.core.Observer;
import org.planettracker.core.Refraction;
import org.planettracker.web.json.SeenBody;
import org.planettracker.web.problem.RefusedRequestException;
import org.planettracker.web.query.Query;
import org.planettracker.web.traffic.ConnectionMemory;

/**
 * What {@code /planets/live} sends, to whom, and to how many at once; each server brings its own way of sending.
 *
 * <p>The sky is computed when it is sent, so nothing waits in a queue: a subscriber that has not read one event when the
 * next is due is let go.
 */
public final class LiveSky {

    /** Headers of the stream. */
    public static final HttpHeaders HEADERS = headers();
    /** How long a browser waits before it comes back. */
    public static final Duration RETRY = Duration.ofSeconds(3);
    /** The comment. */
    public static final String HEARTBEAT_COMMENT = "still here";

    private static final Duration COME_BACK = Duration.ofSeconds(10);

    private final Sky sky;
    private final int maxSubscribers;
    private final Duration heartbeat;
    private final ConnectionMemory memory;
    private final AtomicInteger subscribers = new AtomicInteger();

    LiveSky(Sky sky, int maxSubscribers, Duration heartbeat, ConnectionMemory memory) {
        this.sky = sky;
        this.maxSubscribers = maxSubscribers;
        this.heartbeat = heartbeat;
        this.memory = memory;
    }

    /** How often a comment tells that the stream is alive, if events are rarer. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /**
     * Takes a place, to be given back by closing it.
     *
     * @throws RefusedRequestException if a parameter is not acceptable or all places are taken
     */
    public Place subscribe(Query query) {
        Place place = check(query);
        if (subscribers.incrementAndGet() > maxSubscribers || !memory.take(ConnectionMemory.SUBSCRIBER)) {
            subscribers.decrementAndGet();
            throw RefusedRequestException.tooManySubscribers(COME_BACK);
        }
        return place;
    }

    /** Answers a HEAD request: the headers of the stream, without taking a place. */
    public <T> ResponseEntity<T> head(Query query) {
        check(query);
        return new ResponseEntity<>(HEADERS, HttpStatus.OK);
    }

    /** How many subscribers are served at most, if memory is not taken by others. */
    public int most() {
        return Math.min(maxSubscribers, memory.mostSubscribers());
    }

    /** How many subscribers are served now. */
    public int subscribers() {
        return subscribers.get();
    }

    private Place check(Query query) {
        return new Place(query.observer(), query.refraction(), query.every());
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8));
        headers.setCacheControl(CacheControl.noStore());
        return HttpHeaders.readOnlyHttpHeaders(headers);
    }

    /** A subscriber's place. */
    public final class Place implements AutoCloseable {

        private final Observer observer;
        private final Refraction refraction;
        private final Duration every;
        private final AtomicBoolean taken = new AtomicBoolean(true);

        private Place(Observer observer, Refraction refraction, Duration every) {
            this.observer = observer;
            this.refraction = refraction;
            this.every = every;
        }

        /** The time between two events. */
        public Duration every() {
            return every;
        }

        /** Whether events are so rare that heartbeats are due between them. */
        public boolean needsHeartbeat() {
            return every.compareTo(heartbeat) > 0;
        }

        /** All bodies, as {@code /planets} shows them. */
        public List<SeenBody> at(Instant now) {
            return sky.seen(observer, refraction, now.truncatedTo(ChronoUnit.MILLIS));
        }

        /** Gives the place back; the second time does nothing. */
        @Override
        public void close() {
            if (taken.compareAndSet(true, false)) {
                subscribers.decrementAndGet();
                memory.giveBack(ConnectionMemory.SUBSCRIBER);
            }
        }
    }
}
