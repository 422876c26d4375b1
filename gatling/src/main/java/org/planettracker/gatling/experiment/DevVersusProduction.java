package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;

import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.Variant;

/**
 * How much faster is a production server than the one a developer starts, and which framework answers most? Twenty connections, bursts of a
 * thousand requests for the position of Mars, as {@code ab -k -c 20 -n 1000} was published with.
 */
public final class DevVersusProduction implements Experiment {

    /** Its short name. */
    public static final String ID = "dev-vs-production";

    private static final ClosedLoad LOAD = new ClosedLoad("/planets/mars?lon=145.051&lat=-39.754&elevation=0",
            "\"name\":\"mars\"", 20,
            1_000, true);
    private static final List<Mode> MODES = List.of(Mode.DEV, Mode.ONE_WORKER, Mode.FOUR_WORKERS);

    @Override
    public String id() {
        return ID;
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
        for (Contender contender : session.frameworks()) {
            List<Mode> modes = contender.hasModes() ? MODES : List.of(Mode.PRODUCTION);
            for (Mode mode : modes) {
                boolean last = mode.equals(modes.getLast());
                entries.add(new ClosedLoad.Entry(new Variant(contender, mode), false,
                        last ? asked(session.plan(), entries) : SecondOpinion.Extent.NONE));
            }
        }
        List<ClosedLoad.Entry> all = new ArrayList<>(ClosedLoad.withTwin(session.plan(), entries));
        if (session.plan().defaultsArm()) {
            session.frameworks().stream().filter(Contender::hasModes).forEach(
                    contender -> all.add(new ClosedLoad.Entry(new Variant(contender, Mode.DEFAULTS))));
        }
        return all;
    }

    private static SecondOpinion.Extent asked(Plan plan, List<ClosedLoad.Entry> before) {
        long checked = before.stream().filter(entry -> entry.others() == SecondOpinion.Extent.CROSS_CHECK).count();
        return checked < plan.crossChecks() ? SecondOpinion.Extent.CROSS_CHECK : SecondOpinion.Extent.PUBLISHED;
    }
}
