package org.planettracker.mvc;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import org.planettracker.web.LiveSky;
import org.planettracker.web.query.Query;

/**
 * Sends the live sky through emitters: one thread keeps the time for all subscribers and sends nothing itself, because a
 * servlet's writes block; each event is written by a virtual thread that lives as long as the write.
 */
@Component
final class LiveEvents {

    private final LiveSky sky;
    private final InstantSource clock;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("live").factory());
    private final ExecutorService writers = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("live-", 0).factory());

    LiveEvents(LiveSky sky, InstantSource clock) {
        this.sky = sky;
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The stream, or for HEAD its headers alone. */
    ResponseEntity<SseEmitter> answer(Query query, HttpMethod method) {
        return method.equals(HttpMethod.HEAD) ? sky.head(query)
                : new ResponseEntity<>(events(query), LiveSky.HEADERS, HttpStatus.OK);
    }

    /** The events of one subscriber, the first at once. */
    private SseEmitter events(Query query) {
        Subscriber subscriber = new Subscriber(sky.subscribe(query));
        subscriber.start();
        return subscriber.emitter;
    }

    /** Ends all streams, so that a graceful shutdown does not wait for what never ends. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        timer.shutdownNow();
        subscribers.forEach(Subscriber::end);
        writers.shutdown();
    }

    private final class Subscriber {

        private final LiveSky.Place place;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final AtomicBoolean writing = new AtomicBoolean();
        private final Set<Future<?>> ticks = ConcurrentHashMap.newKeySet();

        Subscriber(LiveSky.Place place) {
            this.place = place;
            emitter.onCompletion(this::release);
            emitter.onError(failure -> release());
        }

        void start() {
            subscribers.add(this);
            write(true);
            ticks.add(every(place.every(), () -> write(false)));
            if (place.needsHeartbeat()) {
                ticks.add(every(LiveSky.HEARTBEAT, this::writeHeartbeat));
            }
        }

        private Future<?> every(Duration period, Runnable write) {
            return timer.scheduleAtFixedRate(() -> due(write), period.toNanos(), period.toNanos(),
                    TimeUnit.NANOSECONDS);
        }

        /** The reader that has not taken the last event is let go; it would only ever fall further behind. */
        private void due(Runnable write) {
            if (writing.compareAndSet(false, true)) {
                writers.execute(() -> {
                    write.run();
                    writing.set(false);
                });
            } else {
                end();
            }
        }

        private void write(boolean first) {
            SseEmitter.SseEventBuilder event = SseEmitter.event();
            if (first) {
                event.reconnectTime(LiveSky.RETRY.toMillis());
            }
            send(event.data(place.at(clock.instant()), MediaType.APPLICATION_JSON));
        }

        private void writeHeartbeat() {
            send(SseEmitter.event().comment(LiveSky.HEARTBEAT_COMMENT));
        }

        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException readerIsGone) {
                end();
            }
        }

        void end() {
            emitter.complete();
            release();
        }

        private void release() {
            ticks.forEach(tick -> tick.cancel(false));
            subscribers.remove(this);
            place.close();
        }
    }
}
