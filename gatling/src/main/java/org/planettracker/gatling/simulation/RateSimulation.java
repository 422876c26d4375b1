package org.planettracker.gatling.simulation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import org.planettracker.gatling.measure.Latencies;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * An open workload: new connections at the demanded {@code -Drates} a second, one request each, at most {@code -DconnectionsEach} and at most
 * {@code -DlongestSeconds} at each rate, as httperf does. The first {@code -DdiscardedRates} phases warm up client and server and are
 * recorded under a name that says so.
 */
public final class RateSimulation extends Simulation {

    private static final String START = "start";
    private static final int TIMEOUT_SECONDS = 5;

    private final Recording recording = new Recording();
    private final int connectionsEach = Orders.count("connectionsEach", 40_000);
    private final double longestSeconds = Orders.number("longestSeconds", 100);

    /** One demanded rate. */
    private final class Phase {
        private final String name;
        private final int rate;
        private final int connections;
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final Recorder lags = Latencies.recorder();
        private volatile long began;

        Phase(String name, int rate) {
            this.name = name;
            this.rate = rate;
            this.connections = (int) Math.min(connectionsEach, Math.max(rate, rate * longestSeconds));
        }

        PopulationBuilder population() {
            // Gatling injects for whole seconds; who comes after the last connection of this rate goes home at once.
            int seconds = Math.ceilDiv(connections, rate);
            return scenario(name)
                    .exec(exitHereIf(session -> started.get() >= connections), exec(this::start),
                            exec(Requests.get(Orders.path(Requests.PING), Orders.expect())
                                    .requestTimeout(TIMEOUT_SECONDS)),
                            exec(this::end))
                    .injectOpen(constantUsersPerSec(rate).during(seconds));
        }

        private Session start(Session session) {
            int number = started.getAndIncrement();
            if (number == 0) {
                recording.open();
                began = System.nanoTime();
            }
            long now = System.nanoTime();
            lags.recordValue(Latencies.micros(Math.max(0, now - began - number * 1_000_000_000L / rate)));
            return session.set(START, now);
        }

        private Session end(Session session) {
            if (!session.isFailed()) {
                recording.answer(session.getLong(START), System.nanoTime());
            }
            if (ended.incrementAndGet() == connections) {
                Histogram lag = lags.getIntervalHistogram();
                recording.close(name, List.of(), lag.getValueAtPercentile(99) / 1e3, true);
                System.out.println("@phase over");
            }
            return session;
        }
    }

    public RateSimulation() {
        List<Phase> phases = Orders.counts("rates", "400,1000,2000,4000").stream()
                .map(rate -> new Phase(rate + "/s", rate)).toList();
        PopulationBuilder chain = new Phase("discarded", Orders.count("discardedRate", 2_000)).population();
        setUp(chain.andThen(chained(phases))).protocols(Requests.protocol(false));
    }

    private static PopulationBuilder chained(List<Phase> phases) {
        PopulationBuilder first = phases.getFirst().population();
        return phases.size() == 1 ? first : first.andThen(chained(phases.subList(1, phases.size())));
    }

    @Override
    public void after() {
        recording.write();
    }
}
