package org.planettracker.gatling.simulation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Many connections that hardly ever speak: {@code -Dconnections} opened at {@code -DopenedPerSecond}, each a HEAD every random 1 to
 * {@code -DkeepAliveSeconds} / 2 seconds with a timeout of 3 s, held for {@code -DholdSeconds} after the last was opened.
 *
 * <p>
 * Before them guests come and go for {@code -DwarmUpSeconds}, ask three times each, close their connection and are not counted: what a cold server and a cold load
 * generator miss in their first seconds says nothing about connections.
 */
public final class KeepAliveSimulation extends Simulation {

    private static final String START = "start";
    private static final int TIMEOUT_SECONDS = 3;
    private static final int GUESTS_ASK = 2;
    /** Counting sockets costs processor time, so it is not done all the time. */
    private static final int SECONDS_BETWEEN_SIGNALS = 10;

    private final Recording recording = new Recording();
    private final int connections = Orders.count("connections", 10_000);
    private final int openedPerSecond = Orders.count("openedPerSecond", 1_000);
    private final Duration warmUp = Duration.ofSeconds(Orders.count("warmUpSeconds", 15));
    private final Duration ramp = Duration.ofSeconds(Math.ceilDiv(connections, openedPerSecond));
    private final Duration hold = Duration.ofSeconds(Orders.count("holdSeconds", 30));
    private final int longestPause = Orders.count("keepAliveSeconds", 60) / 2;
    private final String path = Orders.path(Requests.PING);

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    private final ScenarioBuilder guests = scenario("guests").repeat(GUESTS_ASK).on( //
            exec(http("HEAD " + path).head(path).requestTimeout(TIMEOUT_SECONDS)))
            .exec(http("HEAD " + path).head(path).header("Connection", "close").requestTimeout(TIMEOUT_SECONDS));

    private final ScenarioBuilder users = scenario("keep-alive").exec(exec(this::arrived), forever().on( //
            exec(session -> session.set(START, System.nanoTime())), //
            exec(http("HEAD " + path).head(path).check(status().is(200)).requestTimeout(TIMEOUT_SECONDS)), //
            exec(this::ended), //
            stopLoadGeneratorIf(session -> "held for as long as asked", session -> over.get()), //
            pause(Duration.ofSeconds(1), Duration.ofSeconds(longestPause))));

    public KeepAliveSimulation() {
        setUp(guests.injectOpen(rampUsersPerSec(1).to(openedPerSecond).during(warmUp))
                .andThen(users.injectOpen(rampUsers(connections).during(ramp)))).protocols(Requests.protocol(true));
    }

    private Session ended(Session session) {
        if (!session.isFailed()) {
            recording.answer(session.getLong(START), System.nanoTime());
        }
        return session.markAsSucceeded();
    }

    /** Ramp and hold are two windows of one clock, which the first user starts; the laboratory counts sockets and memory meanwhile. */
    private Session arrived(Session session) {
        if (running.compareAndSet(false, true)) {
            startClock();
        }
        return session;
    }

    private void startClock() {
        System.out.println("@arriving");
        recording.open();
        Thread.ofPlatform().daemon().name("clock").start(() -> {
            sleep(ramp.plusSeconds(1));
            recording.close("ramp", List.of(), null, true);
            recording.open();
            for (long second = hold.toSeconds() - 1; second >= 0; second--) {
                sleep(Duration.ofSeconds(1));
                if (second % SECONDS_BETWEEN_SIGNALS == 0) {
                    System.out.println("@holding");
                }
            }
            recording.close("hold", List.of(), null, true);
            over.set(true);
        });
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the clock", e);
        }
    }

    @Override
    public void after() {
        recording.write();
    }
}
