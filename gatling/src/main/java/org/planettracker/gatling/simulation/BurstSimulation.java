package org.planettracker.gatling.simulation;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIf;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;

/**
 * A closed workload: {@code -Dconnections} users send bursts of {@code -Drequests} requests in all, as {@code ab -k -c 20 -n 1000} does. With
 * {@code -DkeepAlive=false} every request opens a connection of its own, as {@code ab -c 150} does.
 *
 * <p>
 * By hand, against {@code -DbaseUrl}: a warm-up of {@code -DwarmUpRequests} or more, {@code -DwarmUpLongest} seconds at the most, and a
 * measured window of {@code -DmeasuredSeconds}. With {@code -Dlaboratory=true} the orders come one after the other from the laboratory, so
 * that the same warm load generator asks all servers.
 */
public final class BurstSimulation extends Simulation {

    private static final String TURN = "turn";

    /** What one user does in one burst. Every user has its own, so it may change; a new session a request would cost more than the clock. */
    private static final class Turn {
        private final Bursts.Burst burst;
        private long start;

        Turn(Bursts.Burst burst) {
            this.burst = burst;
        }

        /** The address is the last thing asked for before a request is sent. */
        String start() {
            start = System.nanoTime();
            return burst.url();
        }
    }

    private final Recording recording = new Recording();
    private final int connections = Orders.count("connections", 20);
    private final String path = Orders.path(Requests.MARS);
    private final Bursts bursts = new Bursts(path, orders(), recording);

    private final ScenarioBuilder users = scenario("bursts").exec(forever().on( //
            rendezVous(connections), //
            exitHereIf(session -> bursts.over()), //
            exec(session -> session.set(TURN, new Turn(bursts.current()))), //
            asLongAs(session -> turn(session).burst.draw()).on( //
                    exec(Requests.get(path, session -> turn(session).start(), Orders.expect())), //
                    exec(this::ended))));

    public BurstSimulation() {
        setUp(users.injectOpen(atOnceUsers(connections))).protocols(Requests.protocol(Orders.flag("keepAlive", true)));
    }

    private static Iterator<BurstOrder> orders() {
        if (Orders.flag("laboratory", false)) {
            return new LaboratoryOrders();
        }
        return List.of(new BurstOrder(Orders.baseUrl(), Orders.serverPid(),
                Orders.count("requests", 1000), true, (long) Orders.number("warmUpRequests", 300_000), 0,
                Orders.number("warmUpLongest", 60), 3,
                Orders.number("measuredSeconds", 5), Orders.number("leastCpuSeconds", 2), "")).iterator();
    }

    private Session ended(Session session) {
        long end = System.nanoTime();
        Turn turn = turn(session);
        turn.burst.end(!session.isFailed(), turn.start, end);
        return session.markAsSucceeded();
    }

    private static Turn turn(Session session) {
        return Objects.requireNonNull(session.<Turn>get(TURN), "the barrier comes before the burst");
    }
}
