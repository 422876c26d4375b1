package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.CrowdSimulation;
import org.planettracker.gatling.simulation.OverloadSimulation;

/**
 * Who stays useful when clients are not? Ordinary requests beside thousands of clients that send their header drop by drop, never read, or
 * stand idle; then three times as many requests as the server can answer, on one core and with a small heap.
 *
 * <p>
 * What fails under these loads is what is looked for, so it does not make a measurement invalid; a crowd that could not be brought together,
 * or a load generator that was busy itself, does.
 */
final class Endurance implements Experiment {

    private static final String ORDINARY = "/planets/mars?lon=145.051&lat=-39.754&elevation=0";
    /**
     * A day minute by minute, 1,440 points: so dear that a load generator on as many cores can ask for three times as many as are answered,
     * and that a refusal costs less than a tenth of it.
     */
    private static final String DEAR = "/planets/moon/track?lon=145.051&lat=-39.754&elevation=0"
            + "&when=2026-11-20T00:00:00Z&until=2026-11-20T23:59:00Z&step=PT1M";

    private static final List<String> CROWDS = List.of("slow", "deaf", "idle");
    private static final String LAST_CROWD = CROWDS.getLast();
    private static final int FEWER = 5_000;
    private static final int MANY = 12_000;
    private static final int ALONE_SECONDS = 10;
    private static final int OPENED_PER_SECOND = 1_000;

    private static final int SERVER_CORES = 1;
    private static final Mode SMALL = Mode.PRODUCTION.on(SERVER_CORES).withHeap(128);
    private static final int PEAK_CONNECTIONS = 50;
    private static final int PEAK_BURST = 1_000;
    private static final int PEAK_SECONDS = 5;
    private static final int TIMES_TOO_MANY = 3;
    /** Of the rate demanded that must have been sent. */
    private static final double REACHED = 0.95;
    private static final int RECOVERY_SECONDS = 10;

    private static final int CROWD_MEASUREMENTS = 1 + 2 * CROWDS.size();
    private static final int OVERLOAD_MEASUREMENTS = 6;
    private static final double OVERHEAD_SECONDS = 12;

    @Override
    public String id() {
        return "endurance";
    }

    @Override
    public int steps(Session session) {
        return 2 * contenders(session).size();
    }

    @Override
    public int measurements(Session session) {
        return contenders(session).size() * (CROWD_MEASUREMENTS + OVERLOAD_MEASUREMENTS);
    }

    @Override
    public double seconds(Session session) {
        return contenders(session).size() * (crowdSeconds(session.plan()) + overloadSeconds(session.plan()));
    }

    @Override
    public void run(Bench bench) {
        HeldLoad.requireFiles(id(), bench.machine().filesAllowed(), crowd(bench.plan(), LAST_CROWD));
        int order = 1;
        for (Contender contender : Order.balanced(contenders(bench.session()), 1, bench.session().seed()).getFirst()) {
            crowds(bench, new Variant(contender, Mode.PRODUCTION), order);
            overload(bench, new Variant(contender, SMALL), order++);
        }
    }

    /** The two applications: bare sockets keep no promises, and a server somebody else runs is not to be tortured. */
    private static List<Contender> contenders(Session session) {
        return session.frameworks().stream().filter(Contender::hasModes).toList();
    }

    private static int crowd(Plan plan, String name) {
        int whole = name.equals(LAST_CROWD) ? MANY : FEWER;
        return whole * plan.connectionsHeld() / Plan.DEFAULT.connectionsHeld();
    }

    /** Long enough to see them closed: a slow header after 10 s, an answer not read after 30 s, silence after 60 s. */
    private static int staySeconds(Plan plan, String name) {
        boolean brief = plan.holdSeconds() < Plan.DEFAULT.holdSeconds();
        return switch (name) {
            case "slow" -> brief ? 12 : 20;
            case "deaf" -> brief ? 8 : 75;
            default -> plan.holdSeconds();
        };
    }

    private static int overloadLength(Plan plan) {
        return 2 * plan.holdSeconds();
    }

    private static double crowdSeconds(Plan plan) {
        return OVERHEAD_SECONDS + 2 * ALONE_SECONDS + CROWDS.stream()
                .mapToDouble(name -> staySeconds(plan, name) + crowd(plan, name) / (double) OPENED_PER_SECOND).sum();
    }

    private static double overloadSeconds(Plan plan) {
        return 4 * OVERHEAD_SECONDS + 3 * warmUpSeconds(plan) + 2 * PEAK_SECONDS + overloadLength(plan)
                + 3 * RECOVERY_SECONDS;
    }

    private static double warmUpSeconds(Plan plan) {
        return Math.min(plan.warmUpLongestSeconds(), 15);
    }

    /** Sees memory before each crowd, and memory and connections when all have come; of the idle also before they go. */
    private static final class Doorkeeper implements LongConsumer {

        private static final int SIGNALS_A_CROWD = 3;

        private final List<Watch> watches;
        private int signals;

        Doorkeeper(Bench bench, RunningServer server) {
            watches = CROWDS.stream().map(name -> new Watch(bench, server)).toList();
        }

        @Override
        public void accept(long client) {
            int crowd = signals / SIGNALS_A_CROWD;
            boolean going = signals % SIGNALS_A_CROWD == SIGNALS_A_CROWD - 1;
            if (!going || CROWDS.get(crowd).equals(LAST_CROWD)) {
                watches.get(crowd).accept(client);
            }
            signals++;
        }

        Map<Figure, Double> figures(String crowd) {
            return watches.get(CROWDS.indexOf(crowd)).figures();
        }
    }

    private void crowds(Bench bench, Variant variant, int order) {
        Plan plan = bench.plan();
        try (RunningServer server = bench.start(variant, ORDINARY, id() + "-crowds-" + order)) {
            Doorkeeper door = new Doorkeeper(bench, server);
            Map<String, Window> windows = byName(bench.loadTest().run(CrowdSimulation.class, server, crowdOrders(plan),
                    LoadTest.patience(crowdSeconds(plan)), door));
            server.requireAlive();
            Window alone = window(windows, "alone");
            bench.add(this, 1, order, Bench.subject(variant, false), alone, bench.figuresOf(server),
                    both(Validity.failures(alone), Validity.saturation(alone, LoadTest.cores())), List.of());
            List<String> said = new ArrayList<>();
            for (String name : CROWDS) {
                Window beside = window(windows, name + ", beside");
                Map<Figure, Double> figures = new EnumMap<>(Figure.class);
                figures.putAll(door.figures(name));
                figures.put(Figure.CONNECTIONS_MADE, (double) crowd(plan, name));
                bench.add(this, 1, order, Bench.subject(variant, false), beside, figures,
                        both(absent(name, figures), Validity.saturation(beside, LoadTest.cores())), List.of());
                bench.add(this, 1, order, Bench.subject(variant, false), window(windows, name + ", closed"), figures,
                        absent(name, figures), List.of());
                said.add(String.format(Locale.ROOT, "%s p99 %.1f ms, %d failed", name, p99(beside), beside.failed()));
            }
            bench.progress().done(crowdSeconds(plan), String.format(Locale.ROOT, "%s: alone p99 %.1f ms; beside %s",
                    variant.label(), p99(alone), String.join("; ", said)));
        }
    }

    private static Map<String, String> crowdOrders(Plan plan) {
        Map<String, String> orders = CROWDS.stream()
                .collect(Collectors.toMap(name -> name, name -> String.valueOf(crowd(plan, name))));
        CROWDS.forEach(name -> orders.put(name + "Seconds", String.valueOf(staySeconds(plan, name))));
        orders.put("path", ORDINARY);
        orders.put("warmUpSeconds", String.valueOf(ALONE_SECONDS));
        orders.put("aloneSeconds", String.valueOf(ALONE_SECONDS));
        return orders;
    }

    /** The deaf may be sent away as soon as they come; the others must all have been there. */
    private static List<String> absent(String name, Map<Figure, Double> figures) {
        double held = figures.getOrDefault(Figure.CONNECTIONS_HELD, 0.0);
        double wanted = figures.getOrDefault(Figure.CONNECTIONS_MADE, 0.0);
        return name.equals("deaf") || held >= wanted ? List.of()
                : List.of(String.format(Locale.ROOT, "only %,.0f of %,.0f connections were held", held, wanted));
    }

    private void overload(Bench bench, Variant variant, int order) {
        Plan plan = bench.plan();
        try (RunningServer server = bench.start(variant, ORDINARY, id() + "-overload-" + order)) {
            // One core has to compile as well, and what refuses is compiled only when it refuses.
            double warm = warmUpSeconds(plan);
            demand(bench, server, peak(bench, server, warm), warm, client -> {});
            Window peak = peak(bench, server, 1);
            List<Map<Figure, Double>> seen = new ArrayList<>();
            Map<String, Window> windows = demand(bench, server, peak, overloadLength(plan),
                    client -> seen.add(bench.figuresOf(server)));
            server.requireAlive();
            double rate = tooMany(peak);
            bench.add(this, 1, order, Bench.subject(variant, false), peak, Map.of(),
                    Validity.ofClosed(peak, PEAK_CONNECTIONS, LoadTest.cores()), List.of());
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            figures.putAll(seen.getLast());
            figures.put(Figure.DEMANDED_PER_SECOND, rate);
            figures.put(Figure.SENT_PER_SECOND, window(windows, "overload, sent").answersPerSecond());
            figures.put(Figure.PEAK_PER_SECOND, peak.answersPerSecond());
            Window overload = window(windows, "overload");
            List<String> invalid = both(notReached(figures), Validity.saturation(overload, LoadTest.cores()));
            bench.add(this, 1, order, Bench.subject(variant, false), overload, figures, invalid, List.of());
            bench.add(this, 1, order, Bench.subject(variant, false), window(windows, "overload, refused"), figures,
                    invalid, List.of());
            bench.add(this, 1, order, Bench.subject(variant, false), window(windows, "overload, ordinary"), figures,
                    invalid, List.of());
            for (String after : List.of("recovering", "recovered")) {
                Map<Figure, Double> then = new EnumMap<>(Figure.class);
                then.put(Figure.SENT_PER_SECOND, window(windows, after + ", sent").answersPerSecond());
                then.put(Figure.REFUSED_PER_SECOND, window(windows, after + ", refused").answersPerSecond());
                bench.add(this, 1, order, Bench.subject(variant, false), window(windows, after), then,
                        Validity.saturation(window(windows, after), LoadTest.cores()), List.of());
            }
            bench.progress().done(overloadSeconds(plan), String.format(Locale.ROOT,
                    "%s: peak %,.0f/s; of %,.0f/s sent %,.0f/s answered, %,.0f/s refused, %,d failed%s",
                    variant.label(), peak.answersPerSecond(), figures.get(Figure.SENT_PER_SECOND),
                    overload.answersPerSecond(), window(windows, "overload, refused").answersPerSecond(),
                    overload.failed(), invalid.isEmpty() ? "" : "; not valid: " + String.join("; ", invalid)));
        }
    }

    /** What the server can answer: a closed workload, as in the first experiment, on the same warm server. */
    private static Window peak(Bench bench, RunningServer server, double warmUpSeconds) {
        Map<String, String> orders = Map.of("path", DEAR, "expect", "", "connections", String.valueOf(PEAK_CONNECTIONS),
                "keepAlive", "true");
        try (BurstGenerator generator = new BurstGenerator(bench.loadTest().besides(SERVER_CORES), PEAK_BURST,
                orders)) {
            generator.warmUp(server, 0, warmUpSeconds, warmUpSeconds, BurstGenerator.WARM_UP_SPAN_SECONDS);
            Window measured = generator.measure(server, 1, PEAK_SECONDS);
            return new Window("peak", measured.answers(), measured.seconds(), measured.rates(), measured.histogram(),
                    measured.clientCpuSeconds(), measured.serverCpuSeconds(), null, measured.failures(),
                    measured.steady());
        }
    }

    private static double tooMany(Window peak) {
        return Math.max(1, Math.rint(TIMES_TOO_MANY * peak.answersPerSecond()));
    }

    private static Map<String, Window> demand(Bench bench, RunningServer server, Window peak, double seconds,
            LongConsumer onSignal) {
        return byName(bench.loadTest().besides(SERVER_CORES).run(OverloadSimulation.class, server,
                Map.of("path", DEAR, "ordinary", ORDINARY, "rate", String.valueOf((long) tooMany(peak)),
                        "overloadSeconds", String.valueOf((long) Math.ceil(seconds))),
                LoadTest.patience(overloadSeconds(bench.plan())), onSignal));
    }

    private static List<String> notReached(Map<Figure, Double> figures) {
        double sent = figures.getOrDefault(Figure.SENT_PER_SECOND, 0.0);
        double demanded = figures.getOrDefault(Figure.DEMANDED_PER_SECOND, 0.0);
        return sent >= REACHED * demanded ? List.of()
                : List.of(String.format(Locale.ROOT, "demanded rate not reached: %,.0f of %,.0f/s", sent, demanded));
    }

    private static Map<String, Window> byName(List<Window> windows) {
        return windows.stream().collect(Collectors.toMap(Window::name, window -> window));
    }

    private static Window window(Map<String, Window> windows, String name) {
        Window window = windows.get(name);
        if (window == null) {
            throw new ExperimentException("the load generator recorded nothing of \"" + name + "\"");
        }
        return window;
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static double p99(Window window) {
        return window.latencies().getValueAtPercentile(99) / 1e3;
    }
}
