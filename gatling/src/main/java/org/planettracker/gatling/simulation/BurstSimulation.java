package org.planettracker.gatling.simulation;

import java.util.Objects;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import org.planettracker.gatling.measure.SteadyRule;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * A closed workload: {@code -Dconnections} users send bursts of {@code -Drequests} requests in all, as {@code ab -k -c 20 -n 1000} does, for
 * a warm-up of {@code -DwarmUp} to {@code -DwarmUpLongest} seconds and a measured window of {@code -DmeasuredSeconds}. With
 * {@code -DkeepAlive=false} every request opens a connection of its own, as {@code ab -c 150} does.
 */
public final class BurstSimulation extends Simulation {

    private static final String BURST = "burst";
    private static final String START = "start";

    private final Recording recording = new Recording();
    private final int connections = Orders.count("connections", 20);
    private final Bursts bursts = new Bursts(Orders.count("requests", 1000), Orders.count("rounds", 1),
            Orders.number("measuredSeconds", 5),
            new SteadyRule(Orders.number("warmUp", 4), Orders.number("warmUpLongest", 12)), recording);

    private final ScenarioBuilder users = scenario("bursts").exec(forever().on( //
            rendezVous(connections), //
            exitHereIf(session -> bursts.over()), //
            exec(session -> session.set(BURST, bursts.current())), //
            asLongAs(session -> burst(session).draw()).on( //
                    exec(session -> session.set(START, System.nanoTime())), //
                    exec(Requests.get(Orders.path(Requests.MARS), Orders.expect())), //
                    exec(this::ended))));

    public BurstSimulation() {
        setUp(users.injectOpen(atOnceUsers(connections))).protocols(Requests.protocol(Orders.flag("keepAlive", true)));
    }

    private Session ended(Session session) {
        long end = System.nanoTime();
        burst(session).end(!session.isFailed(), session.getLong(START), end);
        return session.markAsSucceeded();
    }

    private static Bursts.Burst burst(Session session) {
        return Objects.requireNonNull(session.<Bursts.Burst>get(BURST), "the barrier comes before the burst");
    }

    @Override
    public void after() {
        recording.write();
    }
}
