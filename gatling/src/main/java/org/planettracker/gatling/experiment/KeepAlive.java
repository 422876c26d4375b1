package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.Map;

import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.simulation.KeepAliveSimulation;

/**
 * What does it cost to hold many connections that hardly speak? Ten thousand of them, ten opened every ten milliseconds, each a HEAD every
 * random 1 to 30 s, as it was published.
 */
final class KeepAlive implements Experiment {

    private static final HeldLoad LOAD = new HeldLoad(KeepAliveSimulation.class, Mode.PRODUCTION, "/ping", 1_000,
            Map.of("keepAliveSeconds", "60"));

    @Override
    public String id() {
        return "keep-alive";
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

    private static List<Contender> contenders(Session session) {
        return session.frameworksAndBaselines().stream().filter(contender -> contender.keepsConnections()).toList();
    }
}
