package org.planettracker.gatling.experiment;

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
        return variants(session).size() * session.plan().blocks();
    }

    @Override
    public double secondsAStep(Session session) {
        return ClosedLoad.seconds(session.plan());
    }

    @Override
    public void run(Bench bench) {
        int block = 1;
        for (List<Variant> variants : Order.balanced(variants(bench.session()), bench.plan().blocks(),
                bench.session().seed())) {
            int order = 1;
            for (Variant variant : variants) {
                LOAD.measure(bench, this, variant, false, block, order++);
            }
            block++;
        }
    }

    private static List<Variant> variants(Session session) {
        return session.frameworksAndBaselines().stream().map(contender -> new Variant(contender, Mode.PRODUCTION))
                .toList();
    }
}
