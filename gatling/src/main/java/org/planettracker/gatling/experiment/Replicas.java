package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;

import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.Program;
import org.planettracker.gatling.server.Variant;

/**
 * What do more replicas give? One, two and four containers of each framework behind the balancer, as {@code docker-compose.yml} starts them,
 * each with the same limit of processor time. Four of them together may use half of the machine: the other half is for the load generator
 * and the balancer.
 */
final class Replicas implements Experiment {

    private static final ClosedLoad LOAD = new ClosedLoad("/planets/mars?lon=145.051&lat=-39.754&elevation=0",
            "\"name\":\"mars\"", 20, 1_000, true);
    private static final List<Integer> COUNTS = List.of(1, 2, 4);
    /** Beside what a measurement takes: the containers' start and end. */
    private static final double COMPOSE_SECONDS = 25;

    @Override
    public String id() {
        return "replicas";
    }

    @Override
    public int steps(Session session) {
        return ClosedLoad.steps(session.plan(), entries(session));
    }

    @Override
    public int measurements(Session session) {
        return entries(session).size() * session.plan().blocks();
    }

    @Override
    public double seconds(Session session) {
        return measurements(session) * COMPOSE_SECONDS
                + LOAD.seconds(session.plan(), entries(session));
    }

    @Override
    public void run(Bench bench) {
        LOAD.runOneByOne(bench, this, entries(bench.session()));
    }

    private static List<ClosedLoad.Entry> entries(Session session) {
        return variants(session).stream().map(variant -> new ClosedLoad.Entry(variant)).toList();
    }

    private static List<Variant> variants(Session session) {
        double cpus = Runtime.getRuntime().availableProcessors() / 2.0 / COUNTS.getLast();
        List<Variant> variants = new ArrayList<>();
        for (Contender contender : session.frameworks()) {
            if (contender.program() instanceof Program.Application(String module)) {
                for (int count : COUNTS) {
                    variants.add(new Variant(
                            new Contender(contender.id(), contender.label(),
                                    new Program.Composed(module, count, cpus), contender.arguments()),
                            Mode.replicas(count, cpus)));
                }
            }
        }
        return variants;
    }
}
