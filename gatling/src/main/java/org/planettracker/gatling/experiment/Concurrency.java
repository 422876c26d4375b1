package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;

import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.Variant;

/**
 * What happens when many want something at once? A hundred and fifty clients, a new connection for every request, bursts of a thousand, as
 * {@code ab -r -n1000 -c150 -l} was published with: one blocking thread, a virtual thread a connection, an event loop, and the frameworks.
 */
final class Concurrency implements Experiment {

    private static final ClosedLoad LOAD = new ClosedLoad("/ping", "Pong!", 150, 1_000, false);

    @Override
    public String id() {
        return "concurrency";
    }

    @Override
    public int steps(Session session) {
        return ClosedLoad.steps(session.plan(), entries(session));
    }

    @Override
    public int measurements(Session session) {
        return ClosedLoad.measurements(session.plan(), entries(session));
    }

    @Override
    public double seconds(Session session) {
        return LOAD.seconds(session.plan(), entries(session));
    }

    @Override
    public void run(Bench bench) {
        LOAD.run(bench, this, entries(bench.session()));
    }

    private static List<ClosedLoad.Entry> entries(Session session) {
        List<ClosedLoad.Entry> entries = new ArrayList<>();
        session.frameworksAndBaselines().forEach(contender -> entries
                .add(new ClosedLoad.Entry(new Variant(contender, Mode.PRODUCTION))));
        return ClosedLoad.withTwin(session.plan(), entries);
    }
}
