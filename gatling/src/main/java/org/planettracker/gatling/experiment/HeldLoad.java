package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import io.gatling.javaapi.core.Simulation;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;

/**
 * An experiment that holds many connections: guests warm up server and load generator, then connections are opened at a steady rate and held.
 * Ramp and hold are kept apart; connections are counted by the kernel, not by the client.
 *
 * @param simulation what runs
 * @param mode how servers are started
 * @param path what servers are asked for before anything is measured
 * @param openedPerSecond connections
 * @param orders of the simulation, beyond those all of them have
 */
record HeldLoad(Class<? extends Simulation> simulation, Mode mode, String path, int openedPerSecond,
        Map<String, String> orders) {

    private static final int WARM_UP_SECONDS = 15;
    private static final int FILES_OF_A_PROCESS = 500;
    private static final double OVERHEAD_SECONDS = 12;

    HeldLoad {
        orders = Map.copyOf(orders);
    }

    /** How long one server takes. */
    double seconds(Plan plan) {
        return OVERHEAD_SECONDS + WARM_UP_SECONDS + plan.connectionsHeld() / (double) openedPerSecond
                + plan.holdSeconds();
    }

    /** Measures one contender after the other. */
    void run(Bench bench, Experiment experiment, List<Contender> contenders) {
        requireFiles(experiment.id(), bench.machine().filesAllowed(), bench.plan().connectionsHeld());
        int order = 1;
        for (Contender contender : Order.balanced(contenders, 1, bench.session().seed()).getFirst()) {
            measure(bench, experiment, new Variant(contender, mode), order++);
        }
    }

    /** A process needs a file descriptor for every connection, and some for itself. */
    static void requireFiles(String experiment, OptionalLong allowed, int connections) {
        long needed = (long) connections + FILES_OF_A_PROCESS;
        if (allowed.isPresent() && allowed.getAsLong() < needed) {
            throw new ExperimentException(experiment + " holds " + connections + " connections and needs " + needed
                    + " open files a process, but only " + allowed.getAsLong()
                    + " are allowed: raise the limit with ulimit -n " + needed);
        }
    }

    private void measure(Bench bench, Experiment experiment, Variant variant, int order) {
        Plan plan = bench.plan();
        int connections = plan.connectionsHeld();
        try (RunningServer server = bench.start(variant, path, experiment.id() + "-" + order)) {
            Watch watch = new Watch(bench, server);
            List<Window> windows = bench.loadTest().run(simulation, server, allOrders(plan),
                    LoadTest.patience(seconds(plan)), watch);
            server.requireAlive();
            Map<Figure, Double> figures = watch.figures();
            figures.put(Figure.CONNECTIONS_MADE, (double) connections);
            for (Window window : windows) {
                bench.add(experiment, 1, order, Bench.subject(variant, false), window, figures,
                        invalid(window, figures, connections), List.of());
            }
            Window hold = windows.getLast();
            bench.progress().done(seconds(plan),
                    String.format(Locale.ROOT,
                            "%s: %,.0f of %,d connections held, %,.0f answers/s, p99 %.0f ms, %d failed",
                            variant.label(), figures.getOrDefault(Figure.CONNECTIONS_HELD, 0.0), connections,
                            hold.answersPerSecond(), hold.latencies().getValueAtPercentile(99) / 1e3, hold.failed()));
        }
    }

    private Map<String, String> allOrders(Plan plan) {
        Map<String, String> all = new HashMap<>(orders);
        all.put("path", path);
        all.put("connections", String.valueOf(plan.connectionsHeld()));
        all.put("openedPerSecond", String.valueOf(openedPerSecond));
        all.put("warmUpSeconds", String.valueOf(WARM_UP_SECONDS));
        all.put("holdSeconds", String.valueOf(plan.holdSeconds()));
        return all;
    }

    private static List<String> invalid(Window window, Map<Figure, Double> figures, int connections) {
        List<String> reasons = new ArrayList<>(Validity.failures(window));
        double held = figures.getOrDefault(Figure.CONNECTIONS_HELD, 0.0);
        if (held < connections) {
            reasons.add(String.format(Locale.ROOT, "only %,.0f of %,d connections were held", held, connections));
        }
        reasons.addAll(Validity.saturation(window, LoadTest.cores()));
        return reasons;
    }
}
