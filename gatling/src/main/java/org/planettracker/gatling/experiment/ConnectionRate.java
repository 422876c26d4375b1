package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.RateSimulation;

/**
 * How many new connections a second does a server take? One request a connection, demanded rates from 400 to 9,000 a second, up to 40,000
 * connections at each, as it was published with httperf. Each server on one core and on two.
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

    @Override
    public int steps(Session session) {
        return variants(session).size();
    }

    @Override
    public int measurementsAStep(Session session) {
        return session.plan().rates().size();
    }

    @Override
    public double secondsAStep(Session session) {
        Plan plan = session.plan();
        return OVERHEAD_SECONDS + plan.rates().stream()
                .mapToDouble(rate -> BETWEEN_RATES_SECONDS
                        + Math.min(plan.longestSecondsEachRate(), CONNECTIONS_EACH / (double) rate))
                .sum();
    }

    @Override
    public void run(Bench bench) {
        int order = 1;
        for (Variant variant : Order.balanced(variants(bench.session()), 1, bench.session().seed()).getFirst()) {
            measure(bench, variant, order++);
        }
    }

    private void measure(Bench bench, Variant variant, int order) {
        try (RunningServer server = bench.start(variant, PATH, id() + "-" + order)) {
            List<Window> windows = bench.loadTest().run(RateSimulation.class, server, orders(bench.plan()),
                    client -> {});
            server.requireAlive();
            int best = 0;
            for (Window window : windows.subList(1, windows.size())) {
                int rate = Integer.parseInt(window.name().replace("/s", ""));
                Map<Figure, Double> figures = bench.figuresOf(server);
                figures.put(Figure.DEMANDED_PER_SECOND, (double) rate);
                figures.put(Figure.CONNECTIONS_MADE, (double) (window.answers() + window.failed()));
                List<String> invalid = Validity.ofOpen(window, rate, LoadTest.cores());
                bench.add(this, 1, order, Bench.subject(variant, false), window, figures, invalid, List.of());
                best = invalid.isEmpty() ? Math.max(best, rate) : best;
            }
            bench.progress().done(secondsAStep(bench.session()),
                    String.format(Locale.ROOT, "%s%s: all answered up to %,d/s demanded",
                            variant.contender().label(),
                            variant.mode().cores() == null ? "" : " on " + variant.mode().label(), best));
        }
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
