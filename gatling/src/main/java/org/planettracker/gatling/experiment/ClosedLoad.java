package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.planettracker.gatling.measure.Statistics;
import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.BurstSimulation;

/**
 * One replicate of a closed workload: a fresh server, a fresh load generator, one cold burst, bursts until steady, the measured window, and a
 * second opinion by ApacheBench.
 *
 * @param path what is asked for
 * @param expect what every right answer contains
 * @param connections that always have a request in flight
 * @param requests in a burst
 * @param keepAlive whether connections are kept
 */
record ClosedLoad(String path, String expect, int connections, int requests, boolean keepAlive) {

    /** Start of server and load generator, verification, ApacheBench and the end, on two quiet cores. */
    private static final double OVERHEAD_SECONDS = 9;

    static double seconds(Plan plan) {
        return OVERHEAD_SECONDS + (plan.warmUpSeconds() + plan.warmUpLongestSeconds()) / 2 + plan.measuredSeconds();
    }

    /** Measures once, keeps it, says it. */
    void measure(Bench bench, Experiment experiment, Variant variant, boolean twin, int block, int order) {
        Plan plan = bench.plan();
        String replicate = experiment.id() + "-" + block + "-" + order;
        try (RunningServer server = bench.start(variant, path, replicate)) {
            int rounds = keepAlive && block == 1 ? Math.max(1, plan.crossCheckRounds()) : 1;
            TurnTaking turns = new TurnTaking(new OtherTools(bench.children()), server.url() + path, connections);
            List<Window> windows = bench.loadTest().run(BurstSimulation.class, server,
                    orders(plan, variant.mode(), rounds), turns);
            Window cold = windows.getFirst();
            Window measured = windows.get(1);
            Map<Figure, Double> figures = bench.figuresOf(server);
            figures.putAll(turns.figures(windows.subList(1, windows.size())));
            figures.put(Figure.COLD_ANSWERS_PER_SECOND, cold.answersPerSecond());
            if (keepAlive) {
                askApacheBench(bench, server, figures);
            }
            server.requireAlive();
            List<String> notes = new ArrayList<>();
            if (!measured.steady()) {
                notes.add("still changing by more than 3 % a second when the longest warm-up ended");
            }
            List<String> invalid = Validity.ofClosed(measured, connections, LoadTest.cores());
            bench.add(experiment, block, order, Bench.subject(variant, twin), measured, figures, invalid, notes);
            bench.progress().done(seconds(plan), said(variant, twin, block, measured, invalid));
        }
    }

    private Map<String, String> orders(Plan plan, Mode mode, int rounds) {
        return Map.of("rounds", String.valueOf(rounds), "path", path, "expect", expect, "connections",
                String.valueOf(connections), "requests",
                String.valueOf(requests),
                "keepAlive", String.valueOf(keepAlive), "warmUp", String.valueOf(shortestWarmUp(plan, mode)),
                "warmUpLongest",
                String.valueOf(plan.warmUpLongestSeconds()), "measuredSeconds", String.valueOf(plan.measuredSeconds()));
    }

    /**
     * Bursts of a server on the full compiler seem steady long before they are: they keep the speed of the first compiler while the second
     * works through its queue. So only a dev server, which has the first alone, may end its warm-up early.
     */
    private static double shortestWarmUp(Plan plan, Mode mode) {
        return mode.launch() == Mode.Launch.DEVELOPMENT ? plan.warmUpSeconds() : plan.warmUpLongestSeconds();
    }

    /** The published command, some times over. */
    private void askApacheBench(Bench bench, RunningServer server, Map<Figure, Double> figures) {
        OtherTools tools = new OtherTools(bench.children());
        List<Double> rates = new ArrayList<>();
        long keptAlive = requests;
        for (int round = 0; round < bench.plan().toolRounds(); round++) {
            var said = tools.ab(server.url() + path, connections, requests);
            if (said.isPresent()) {
                rates.add(said.get().answersPerSecond());
                keptAlive = Math.min(keptAlive, said.get().keptAlive());
            }
        }
        if (!rates.isEmpty()) {
            figures.put(Figure.AB_ANSWERS_PER_SECOND, Statistics.median(rates));
            figures.put(Figure.AB_KEEP_ALIVE_REQUESTS, (double) keptAlive);
        }
    }

    private static String said(Variant variant, boolean twin, int block, Window measured, List<String> invalid) {
        String figures = String.format(Locale.ROOT, "block %d: %s%s: %,.0f answers/s, p99 %.1f ms", block,
                variant.label(),
                twin ? " (again, for the noise)" : "", measured.answersPerSecond(),
                measured.latencies().getValueAtPercentile(99) / 1e3);
        return invalid.isEmpty() ? figures : figures + "; not valid: " + String.join("; ", invalid);
    }
}
