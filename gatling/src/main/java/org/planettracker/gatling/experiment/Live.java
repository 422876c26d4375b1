package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.Map;

import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.simulation.LiveSimulation;

/**
 * What does it cost to tell many what the sky looks like, again and again? Ten thousand subscribers of {@code /planets/live}, an event each
 * every five seconds: memory a subscriber, how late events come, and how many never do.
 */
final class Live implements Experiment {

    /** Tomcat's buffers of ten thousand answers that do not end need more than the usual heap, which all servers get alike. */
    private static final Mode ROOMY = Mode.PRODUCTION.withHeap(1_536);
    private static final HeldLoad LOAD = new HeldLoad(LiveSimulation.class, ROOMY, "/planets", 500,
            Map.of("everySeconds", "5"));

    @Override
    public String id() {
        return "live";
    }

    @Override
    public int steps(Session session) {
        return contenders(session).size();
    }

    @Override
    public int measurements(Session session) {
        return 2 * steps(session);
    }

    @Override
    public double seconds(Session session) {
        return steps(session) * LOAD.seconds(session.plan());
    }

    @Override
    public void run(Bench bench) {
        LOAD.run(bench, this, contenders(bench.session()));
    }

    /** Bare sockets know no sky. */
    private static List<Contender> contenders(Session session) {
        return session.frameworks().stream().filter(contender -> contender.hasModes() || !contender.isStartedHere())
                .toList();
    }
}
