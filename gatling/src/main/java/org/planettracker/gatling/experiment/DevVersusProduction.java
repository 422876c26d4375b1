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

    /** A variant, or the second of two equal ones. */
    private record Entry(Variant variant, boolean twin) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int steps(Session session) {
        return blocks(session).stream().mapToInt(List::size).sum();
    }

    @Override
    public double secondsAStep(Session session) {
        return ClosedLoad.seconds(session.plan());
    }

    @Override
    public void run(Bench bench) {
        int block = 1;
        for (List<Entry> entries : blocks(bench.session())) {
            int order = 1;
            for (Entry entry : entries) {
                LOAD.measure(bench, this, entry.variant(), entry.twin(), block, order++);
            }
            block++;
        }
    }

    private static List<List<Entry>> blocks(Session session) {
        return Order.balanced(entries(session), session.plan().blocks(), session.seed());
    }

    private static List<Entry> entries(Session session) {
        List<Entry> entries = new ArrayList<>();
        for (Contender contender : session.frameworks()) {
            List<Mode> modes = contender.hasModes() ? MODES : List.of(Mode.PRODUCTION);
            modes.forEach(mode -> entries.add(new Entry(new Variant(contender, mode), false)));
        }
        if (session.plan().noiseFloor() && !entries.isEmpty()) {
            entries.add(new Entry(entries.getLast().variant(), true));
        }
        if (session.plan().defaultsArm()) {
            session.frameworks().stream().filter(Contender::hasModes)
                    .forEach(contender -> entries.add(new Entry(new Variant(contender, Mode.DEFAULTS), false)));
        }
        return entries;
    }
}
