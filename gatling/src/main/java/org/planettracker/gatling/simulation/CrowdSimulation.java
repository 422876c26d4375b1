package org.planettracker.gatling.simulation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import org.planettracker.gatling.simulation.Crowd.Manner;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;

/**
 * What ordinary requests cost beside crowds of clients that do as no browser does. {@code -Dusers} ask for {@code -Dpath} ten times a second
 * each, on connections they keep: first for {@code -DwarmUpSeconds} that do not count, then {@code -DaloneSeconds} alone, then beside each
 * crowd while it comes and for some seconds more: {@code -Dslow}, {@code -Ddeaf} and {@code -Didle} connections for {@code -DslowSeconds},
 * {@code -DdeafSeconds} and {@code -DidleSeconds}.
 */
public final class CrowdSimulation extends Simulation {

    private static final String START = "start";
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);
    private static final int OPENED_PER_SECOND = 1_000;
    /** The laboratory counts who is still there before they go. */
    private static final Duration COUNTING = Duration.ofSeconds(3);

    private final Recording recording = new Recording();
    private final int users = Orders.count("users", 20);
    private final String path = Orders.path(Requests.MARS);
    private final Duration warmUp = Duration.ofSeconds(Orders.count("warmUpSeconds", 10));
    private final Duration alone = Duration.ofSeconds(Orders.count("aloneSeconds", 10));
    private final List<Visit> visits = List.of(
            new Visit(Manner.SLOW, Orders.count("slow", 5_000), Orders.count("slowSeconds", 20)),
            new Visit(Manner.DEAF, Orders.count("deaf", 5_000), Orders.count("deafSeconds", 75)),
            new Visit(Manner.IDLE, Orders.count("idle", 12_000), Orders.count("idleSeconds", 30)));

    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    /** One crowd, and how long its clients stay after the last has come. */
    private record Visit(Manner manner, int connections, int seconds) {}

    private final ScenarioBuilder ordinary = scenario("ordinary").exec(exec(this::arrived), forever().on( //
            pace(BETWEEN_REQUESTS), //
            exec(session -> session.set(START, System.nanoTime())), //
            exec(Requests.get(path, "")), //
            exec(this::ended), //
            stopLoadGeneratorIf(session -> "all crowds have gone", session -> over.get())));

    public CrowdSimulation() {
        setUp(ordinary.injectOpen(atOnceUsers(users))).protocols(Requests.protocol(true));
    }

    private Session arrived(Session session) {
        if (running.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("crowds").start(this::receive);
        }
        return session;
    }

    private Session ended(Session session) {
        if (!session.isFailed()) {
            recording.answer(session.getLong(START), System.nanoTime());
        }
        return session.markAsSucceeded();
    }

    private void receive() {
        try {
            Thread.sleep(warmUp);
            recording.open();
            Thread.sleep(alone);
            recording.close("alone", List.of(), null, true);
            for (Visit visit : visits) {
                receive(visit);
            }
            over.set(true);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the crowds", e);
        }
    }

    private void receive(Visit visit) throws InterruptedException {
        String name = visit.manner().word();
        System.out.println("@coming " + name);
        try (Crowd crowd = new Crowd(visit.manner(), URI.create(Orders.baseUrl()))) {
            recording.open();
            crowd.open(visit.connections(), OPENED_PER_SECOND);
            System.out.println("@here " + name);
            Duration stay = Duration.ofSeconds(visit.seconds());
            Duration uncounted = stay.compareTo(COUNTING) > 0 ? stay.minus(COUNTING) : Duration.ZERO;
            Thread.sleep(uncounted);
            System.out.println("@going " + name);
            Thread.sleep(stay.minus(uncounted));
            recording.close(name + ", beside", List.of(), null, true);
            recording.keep(crowd.closed());
        }
    }

    @Override
    public void after() {
        recording.write();
    }
}
