package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Contenders;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.RateSimulation;

/**
 * How many new connections a second does a server take? One request a connection, demanded rates from 400 to 9,000 a second, up to 40,000
 * connections at each, as it was published with httperf. Each server on one core and on two.
 *
 * <p>
 * The bare event loop on two cores comes first: what the load generator cannot do with it, it cannot do with any server, and rates above that
 * are not held against them.
 */
final class ConnectionRate implements Experiment {

    private static final String PATH = "/ping";
    private static final int CONNECTIONS_EACH = 40_000;
    private static final double OVERHEAD_SECONDS = 12;
    private static final double BETWEEN_RATES_SECONDS = 1.5;

    @Override
    public String id() {
        return "connection-rate";
    }

    /** What the load generator is calibrated with. */
    private static final Variant YARDSTICK = new Variant(Contenders.EVENT_LOOP, Mode.PRODUCTION.on(2));

    @Override
    public int steps(Session session) {
        return variants(session).size() + (takesPart(session) ? 0 : 1);
    }

    /** Whether the yardstick was also asked for as a contender. */
    private static boolean takesPart(Session session) {
        return variants(session).contains(YARDSTICK);
    }

    @Override
    public int measurements(Session session) {
        return variants(session).size() * session.plan().rates().size();
    }

    @Override
    public double seconds(Session session) {
        return steps(session) * secondsAStep(session);
    }

    private static double secondsAStep(Session session) {
        Plan plan = session.plan();
        return OVERHEAD_SECONDS + plan.rates().stream()
                .mapToDouble(rate -> BETWEEN_RATES_SECONDS
                        + Math.min(plan.longestSecondsEachRate(), CONNECTIONS_EACH / (double) rate))
                .sum();
    }

    @Override
    public void run(Bench bench) {
        int order = 1;
        List<Swept> calibration = sweep(bench, YARDSTICK, order);
        double ceiling = calibration.stream().map(Swept::window).filter(window -> shortcomings(window).isEmpty())
                .mapToDouble(ConnectionRate::rate).max().orElse(0);
        if (takesPart(bench.session())) {
            keep(bench, YARDSTICK, calibration, ceiling, order++);
        }
        bench.progress().done(secondsAStep(bench.session()),
                String.format(Locale.ROOT, "the load generator itself keeps up with %,.0f/s", ceiling));
        List<Variant> others = new ArrayList<>(variants(bench.session()));
        others.remove(YARDSTICK);
        for (Variant variant : Order.balanced(others, 1, bench.session().seed()).getFirst()) {
            double best = keep(bench, variant, sweep(bench, variant, order), ceiling, order++);
            bench.progress().done(secondsAStep(bench.session()),
                    String.format(Locale.ROOT, "%s%s: all answered up to %,.0f/s demanded",
                            variant.contender().label(),
                            variant.mode().cores() == null ? "" : " on " + variant.mode().label(), best));
        }
    }

    /** One rate, and the server's memory when it ended. */
    private record Swept(Window window, Map<Figure, Double> figures) {}

    /** One server, all rates, without the discarded phase. */
    private List<Swept> sweep(Bench bench, Variant variant, int order) {
        try (RunningServer server = bench.start(variant, PATH, id() + "-" + order)) {
            List<Map<Figure, Double>> figures = new ArrayList<>();
            List<Window> windows = bench.loadTest().run(RateSimulation.class, server, orders(bench.plan()),
                    LoadTest.patience(secondsAStep(bench.session())), client -> figures.add(bench.figuresOf(server)));
            server.requireAlive();
            return IntStream.range(1, windows.size())
                    .mapToObj(phase -> new Swept(windows.get(phase), figures.get(phase))).toList();
        }
    }

    /** Keeps what was found, and says the highest rate at which all was answered. */
    private double keep(Bench bench, Variant variant, List<Swept> rates, double ceiling, int order) {
        double best = 0;
        for (Swept swept : rates) {
            Window window = swept.window();
            double rate = rate(window);
            Map<Figure, Double> figures = new EnumMap<>(swept.figures());
            figures.put(Figure.DEMANDED_PER_SECOND, rate);
            figures.put(Figure.CONNECTIONS_MADE, (double) (window.answers() + window.failed()));
            figures.put(Figure.CEILING_PER_SECOND, ceiling);
            List<String> invalid = shortcomings(window);
            if (!invalid.isEmpty() && rate > ceiling) {
                invalid = List.of(String.format(Locale.ROOT,
                        "beyond the %,.0f/s that the load generator keeps up with the bare event loop", ceiling));
            }
            bench.add(this, 1, order, Bench.subject(variant, false), window, figures, invalid, List.of());
            best = invalid.isEmpty() ? Math.max(best, rate) : best;
        }
        return best;
    }

    private static List<String> shortcomings(Window window) {
        return Validity.ofOpen(window, rate(window), LoadTest.cores());
    }

    private static double rate(Window window) {
        return Double.parseDouble(window.name().replace("/s", ""));
    }

    private static Map<String, String> orders(Plan plan) {
        return Map.of("path", PATH, "expect", "Pong!", "connectionsEach", String.valueOf(CONNECTIONS_EACH),
                "longestSeconds",
                String.valueOf(plan.longestSecondsEachRate()), "rates",
                plan.rates().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static List<Variant> variants(Session session) {
        List<Variant> variants = new ArrayList<>();
        for (Contender contender : session.frameworksAndBaselines()) {
            if (contender.isStartedHere()) {
                variants.add(new Variant(contender, Mode.PRODUCTION.on(1)));
                variants.add(new Variant(contender, Mode.PRODUCTION.on(2)));
            } else {
                variants.add(new Variant(contender, Mode.PRODUCTION));
            }
        }
        return variants;
    }
}
