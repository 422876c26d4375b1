package org.planettracker.gatling.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * More requests than a server can answer: {@code -Drate} a second for {@code -DoverloadSeconds}, whether or not it keeps up, on connections
 * that are kept and shared; before them, for {@code -DwarmUpSeconds}, as many that do not count, since what refuses has to be compiled too;
 * before each, for {@code -DrecoverySeconds}, and at the end a {@code -Dpart} of that rate. An answer counts if it
 * comes within two seconds; 503 that says when to come back is kept apart; who would be one too many under way ({@code -DmostUnderWay})
 * stays at home and shows in the rate. Beside them, twenty times a second, somebody asks for {@code -Dordinary}, which is cheap.
 */
public final class OverloadSimulation extends Simulation {

    private static final String START = "start";
    private static final String STATUS = "status";
    private static final String RETRY_AFTER = "retryAfter";
    private static final int OK = 200;
    private static final int BUSY = 503;
    private static final int TIMEOUT_SECONDS = 2;
    private static final int ORDINARY_PER_SECOND = 20;
    /** Gatling ends with its last user, and the clock begins with its first, on a busy machine seconds after the plan. */
    private static final Duration CLOCK_LATE = Duration.ofSeconds(5);

    private final Recording recording = new Recording();
    private final int rate = Orders.count("rate", 3_000);
    /** Below what the servers accept, so that what is measured is not the limit of connections. */
    private final int mostUnderWay = Orders.count("mostUnderWay", 10_000);
    private final double modest = rate * Orders.number("part", 0.1);
    private final Duration warmUp = Duration.ofSeconds(Orders.count("warmUpSeconds", 10));
    private final Duration overload = Duration.ofSeconds(Orders.count("overloadSeconds", 60));
    private final Duration recovery = Duration.ofSeconds(Orders.count("recoverySeconds", 5));
    private final String path = Orders.path(Requests.MARS);
    private final String ordinary = Orders.text("ordinary", Requests.MARS);

    private final Thread clock = Thread.ofPlatform().daemon().name("clock").unstarted(this::keepTime);
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final Recorder refusals = Latencies.recorder();
    private final Recorder ordinaries = Latencies.recorder();
    private final AtomicLong ordinaryFailed = new AtomicLong();

    private final ScenarioBuilder users = scenario("overload").exec(exec(this::arrived),
            exitHereIf(session -> underWay.get() >= mostUnderWay), //
            exec(this::start), //
            exec(http(path).get(path)
                    .check(status().in(OK, BUSY), status().saveAs(STATUS),
                            header("Retry-After").optional().saveAs(RETRY_AFTER))
                    .requestTimeout(TIMEOUT_SECONDS)), //
            exec(this::ended));

    private final ScenarioBuilder beside = scenario("ordinary").exec(
            exec(session -> session.set(START, System.nanoTime())), //
            exec(http(ordinary).get(ordinary).check(status().is(OK)).requestTimeout(TIMEOUT_SECONDS)), //
            exec(this::ordinaryEnded));

    public OverloadSimulation() {
        setUp(users.injectOpen(constantUsersPerSec(modest).during(recovery),
                constantUsersPerSec(rate).during(warmUp),
                constantUsersPerSec(modest).during(recovery),
                constantUsersPerSec(rate).during(overload),
                constantUsersPerSec(modest).during(recovery.multipliedBy(2).plus(CLOCK_LATE))),
                beside.injectOpen(constantUsersPerSec(ORDINARY_PER_SECOND)
                        .during(warmUp.plus(overload).plus(recovery.multipliedBy(4)).plus(CLOCK_LATE))))
                .protocols(Requests.protocol(true).shareConnections());
    }

    private Session arrived(Session session) {
        if (running.compareAndSet(false, true)) {
            clock.start();
        }
        return session;
    }

    private Session start(Session session) {
        underWay.incrementAndGet();
        sent.incrementAndGet();
        return session.set(START, System.nanoTime());
    }

    private Session ended(Session session) {
        long end = System.nanoTime();
        underWay.decrementAndGet();
        if (session.isFailed()) {
            return session;
        }
        if (session.getInt(STATUS) == OK) {
            recording.answer(session.getLong(START), end);
        } else if (session.contains(RETRY_AFTER)) {
            refusals.recordValue(Latencies.micros(end - session.getLong(START)));
        } else {
            FailureCounter.count(FailureKind.BAD_STATUS, 1);
        }
        return session;
    }

    private Session ordinaryEnded(Session session) {
        if (session.isFailed()) {
            ordinaryFailed.incrementAndGet();
        } else {
            ordinaries.recordValue(Latencies.micros(System.nanoTime() - session.getLong(START)));
        }
        return session;
    }

    private void keepTime() {
        try {
            Thread.sleep(warmUp.plus(recovery.multipliedBy(2)));
            System.out.println("@overload");
            measure("overload", overload);
            System.out.println("@over");
            measure("recovering", recovery);
            measure("recovered", recovery);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the clock", e);
        }
    }

    /** Should it be later still than planned for, a window at the end is short of requests, but none is missing. */
    private void awaitClock() {
        try {
            clock.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Right answers in one window, refusals in another, what was sent in a third. */
    private void measure(String name, Duration length) throws InterruptedException {
        refusals.reset();
        ordinaries.reset();
        ordinaryFailed.set(0);
        sent.set(0);
        recording.open();
        Thread.sleep(length);
        double seconds = recording.seconds();
        long requests = sent.get();
        Histogram refused = refusals.getIntervalHistogram();
        Histogram cheap = ordinaries.getIntervalHistogram();
        long failed = ordinaryFailed.get();
        recording.close(name, List.of(), null, true);
        recording.keep(new Window(name + ", ordinary", cheap.getTotalCount(), seconds, List.of(),
                Latencies.encode(cheap), 0, null, null,
                failed == 0 ? Map.of() : Map.of(FailureKind.OTHER, failed), true));
        recording.keep(new Window(name + ", refused", refused.getTotalCount(), seconds, List.of(),
                Latencies.encode(refused), 0, null, null, Map.of(), true));
        recording.keep(new Window(name + ", sent", requests, seconds, List.of(),
                Latencies.encode(Latencies.histogram()), 0, null, null, Map.of(), true));
    }

    @Override
    public void after() {
        awaitClock();
        recording.write();
    }
}
