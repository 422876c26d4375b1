package org.planettracker.gatling.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gatling.http.action.sse.SseInboundMessage;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import org.planettracker.gatling.measure.FailureKind;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;

/**
 * Many subscribers of the live sky: {@code -Dconnections} of them, {@code -DopenedPerSecond}, held for {@code -DholdSeconds} after the last
 * came. An event is due every {@code -DeverySeconds} after the first; how late it comes is recorded, and an event that never comes is a
 * failure. Guests who ask for the sky once and go warm up client and server for {@code -DwarmUpSeconds} before.
 */
public final class LiveSimulation extends Simulation {

    private static final String SUBSCRIBER = "subscriber";
    /** In an event or in the JSON that Gatling makes of it, where quotation marks are escaped. */
    private static final Pattern WHEN = Pattern.compile("when\\W+([0-9T:.-]+Z)");
    private static final int SECONDS_BETWEEN_SIGNALS = 10;
    private static final int UNREAD_EVENTS = 64;

    private final Recording recording = new Recording();
    private final int connections = Orders.count("connections", 10_000);
    private final int openedPerSecond = Orders.count("openedPerSecond", 500);
    private final int everySeconds = Orders.count("everySeconds", 5);
    private final Duration warmUp = Duration.ofSeconds(Orders.count("warmUpSeconds", 15));
    private final Duration ramp = Duration.ofSeconds(Math.ceilDiv(connections, openedPerSecond));
    private final Duration hold = Duration.ofSeconds(Orders.count("holdSeconds", 30));
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    private final ScenarioBuilder guests = scenario("guests")
            .exec(http("/planets").get("/planets").header("Connection", "close"));

    private final ScenarioBuilder subscribers = scenario("live").exec(exec(this::arrived), //
            exec(sse("subscribe").get("/planets/live?every=PT" + everySeconds + "S")), //
            forever().on( //
                    pause(Duration.ofSeconds(1)), //
                    exec(sse.processUnmatchedMessages(this::read)), //
                    stopLoadGeneratorIf(session -> "held for as long as asked", session -> over.get())));

    /** What one subscriber has seen; it belongs to one user and may change. */
    private static final class Subscriber {
        private long firstDueMillis;
        private long last = -1;
    }

    public LiveSimulation() {
        setUp(guests.injectOpen(rampUsersPerSec(1).to(openedPerSecond).during(warmUp))
                .andThen(subscribers.injectOpen(rampUsers(connections).during(ramp))))
                .protocols(Requests.protocol(true).sseUnmatchedInboundMessageBufferSize(UNREAD_EVENTS));
    }

    private Session read(List<SseInboundMessage> messages, Session session) {
        Subscriber subscriber = Objects.requireNonNull(session.<Subscriber>get(SUBSCRIBER),
                "set when the user arrived");
        messages.forEach(message -> read(message, subscriber));
        return session;
    }

    /** The first event says when the others are due; which one this is follows from when it was made, or it would hide one that is missing. */
    private void read(SseInboundMessage message, Subscriber subscriber) {
        Matcher when = WHEN.matcher(message.message());
        if (!when.find()) {
            return;
        }
        long made = Instant.parse(when.group(1)).toEpochMilli();
        if (subscriber.last < 0) {
            subscriber.firstDueMillis = made;
        }
        long everyMillis = TimeUnit.SECONDS.toMillis(everySeconds);
        long number = Math.round((made - subscriber.firstDueMillis) / (double) everyMillis);
        long due = subscriber.firstDueMillis + number * everyMillis;
        recording.answer(0, TimeUnit.MILLISECONDS.toNanos(Math.max(0, message.timestamp() - due)));
        FailureCounter.count(FailureKind.LOST, Math.max(0, number - subscriber.last - 1));
        subscriber.last = Math.max(number, subscriber.last);
    }

    /** Ramp and hold are two windows of one clock, which the first subscriber starts. */
    private Session arrived(Session session) {
        if (running.compareAndSet(false, true)) {
            System.out.println("@arriving");
            recording.open();
            Thread.ofPlatform().daemon().name("clock").start(this::keepTime);
        }
        return session.set(SUBSCRIBER, new Subscriber());
    }

    private void keepTime() {
        try {
            Thread.sleep(ramp.plusSeconds(1));
            recording.close("ramp", List.of(), null, true);
            recording.open();
            for (long second = hold.toSeconds() - 1; second >= 0; second--) {
                Thread.sleep(Duration.ofSeconds(1));
                if (second % SECONDS_BETWEEN_SIGNALS == 0) {
                    System.out.println("@holding");
                }
            }
            recording.close("hold", List.of(), null, true);
            over.set(true);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the clock", e);
        }
    }

    @Override
    public void after() {
        recording.write();
    }
}
