package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.KeepAliveSimulation;

/**
 * What does it cost to hold many connections that hardly speak? Ten thousand of them, ten opened every ten milliseconds, each a HEAD every
 * random 1 to 30 s, as it was published. Ramp and hold are kept apart; connections are counted by the kernel, not by the client.
 */
final class KeepAlive implements Experiment {

    private static final String PATH = "/ping";
    private static final int OPENED_PER_SECOND = 1_000;
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int FILES_OF_A_PROCESS = 500;
    private static final double OVERHEAD_SECONDS = 10;

    /** The fewest connections counted, and memory at the last count. */
    private static final class Watch implements LongConsumer {
        private final Bench bench;
        private final RunningServer server;
        private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

        Watch(Bench bench, RunningServer server) {
            this.bench = bench;
            this.server = server;
        }

        @Override
        public void accept(long client) {
            double connections = bench.machine().connections(server.url().getPort());
            figures.merge(Figure.CONNECTIONS_HELD, connections, Math::min);
            Machine.Memory memory = bench.machine().memory(client);
            if (memory != null) {
                figures.put(Figure.CLIENT_RSS_BYTES, (double) memory.residentBytes());
                figures.put(Figure.CLIENT_VIRTUAL_BYTES, (double) memory.virtualBytes());
            }
            figures.putAll(bench.figuresOf(server));
        }
    }

    @Override
    public String id() {
        return "keep-alive";
    }

    @Override
    public int steps(Session session) {
        return contenders(session).size();
    }

    @Override
    public int measurementsAStep(Session session) {
        return 2;
    }

    @Override
    public double secondsAStep(Session session) {
        return OVERHEAD_SECONDS + session.plan().connectionsHeld() / (double) OPENED_PER_SECOND
                + session.plan().holdSeconds();
    }

    @Override
    public void run(Bench bench) {
        requireFiles(bench.machine().filesAllowed(), bench.plan().connectionsHeld());
        int order = 1;
        for (Contender contender : Order.balanced(contenders(bench.session()), 1, bench.session().seed()).getFirst()) {
            measure(bench, new Variant(contender, Mode.PRODUCTION), order++);
        }
    }

    /** A process needs a file descriptor for every connection, and some for itself. */
    static void requireFiles(OptionalLong allowed, int connections) {
        long needed = (long) connections + FILES_OF_A_PROCESS;
        if (allowed.isPresent() && allowed.getAsLong() < needed) {
            throw new ExperimentException("keep-alive holds " + connections + " connections and needs " + needed
                    + " open files a process, but only " + allowed.getAsLong()
                    + " are allowed: raise the limit with ulimit -n " + needed);
        }
    }

    private void measure(Bench bench, Variant variant, int order) {
        int connections = bench.plan().connectionsHeld();
        try (RunningServer server = bench.start(variant, PATH, id() + "-" + order)) {
            double before = Objects.requireNonNullElse(bench.figuresOf(server).get(Figure.SERVER_RSS_BYTES),
                    Double.NaN);
            Watch watch = new Watch(bench, server);
            List<Window> windows = bench.loadTest().run(KeepAliveSimulation.class, server, orders(bench.plan()), watch);
            server.requireAlive();
            Map<Figure, Double> figures = watch.figures;
            if (!Double.isNaN(before)) {
                figures.put(Figure.SERVER_RSS_BEFORE_BYTES, before);
            }
            figures.put(Figure.CONNECTIONS_MADE, (double) connections);
            for (Window window : windows) {
                bench.add(this, 1, order, Bench.subject(variant, false), window, figures,
                        invalid(window, figures, connections), List.of());
            }
            Window hold = windows.getLast();
            bench.progress().done(secondsAStep(bench.session()),
                    String.format(Locale.ROOT, "%s: %,.0f of %,d connections held, %,.0f answers/s, %d failed",
                            variant.label(),
                            figures.getOrDefault(Figure.CONNECTIONS_HELD, 0.0), connections, hold.answersPerSecond(),
                            hold.failed()));
        }
    }

    private static Map<String, String> orders(Plan plan) {
        return Map.of("path", PATH, "connections", String.valueOf(plan.connectionsHeld()), "openedPerSecond",
                String.valueOf(OPENED_PER_SECOND), "holdSeconds", String.valueOf(plan.holdSeconds()),
                "keepAliveSeconds",
                String.valueOf(KEEP_ALIVE_SECONDS));
    }

    private static List<String> invalid(Window window, Map<Figure, Double> figures, int connections) {
        List<String> reasons = new ArrayList<>(Validity.failures(window));
        double held = figures.getOrDefault(Figure.CONNECTIONS_HELD, 0.0);
        if (held < connections) {
            reasons.add(String.format(Locale.ROOT, "only %,.0f of %,d connections were held", held, connections));
        }
        return reasons;
    }

    private static List<Contender> contenders(Session session) {
        return session.frameworksAndBaselines().stream().filter(contender -> contender.keepsConnections()).toList();
    }
}
