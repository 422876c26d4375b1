package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;

/**
 * An experiment with a closed workload: servers are started, get one cold burst and bursts until they are steady, and are measured in
 * interleaved blocks, with a second opinion by ApacheBench and wrk. Whether a server serves one block or all is a matter of the plan.
 *
 * @param path what is asked for
 * @param expect what every right answer contains
 * @param connections that always have a request in flight
 * @param requests in a burst
 * @param keepAlive whether connections are kept
 */
record ClosedLoad(String path, String expect, int connections, int requests, boolean keepAlive) {

    /** Start, verification, the cold burst and the end of a server, on two quiet cores. */
    private static final double START_SECONDS = 5.5;
    /** A server is slow while it is compiled: about so long, and then so many requests a second. */
    private static final double COMPILED_AFTER_SECONDS = 11;
    private static final double THEN_ANSWERS_PER_SECOND = 24_000;
    private static final double DEVELOPMENT_ANSWERS_PER_SECOND = 6_500;

    /**
     * Who takes part.
     *
     * @param twin whether this is the second of two equal ones
     * @param crossChecked whether ApacheBench and wrk ask it too
     */
    record Entry(Variant variant, boolean twin, boolean crossChecked) {}

    /**
     * A server that has been warmed up.
     *
     * @param figures of its start and warm-up
     * @param steady whether it was steady when its warm-up ended
     */
    private record Warm(RunningServer server, Map<Figure, Double> figures, boolean steady) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    /**
     * One measurement among others.
     *
     * @param secondOpinion whether other tools ask the server afterwards: once, and not before we have measured it for the last time
     */
    private record Turn(int block, int order, boolean secondOpinion) {}

    /** With a connection a request the same code runs far less often a second; the compilers say when it is enough. */
    private static final int SHARE_WITHOUT_KEEP_ALIVE = 5;
    /** However slow the machine is, a server gets so long to warm up. */
    private static final double SHORTEST_SHARE_SECONDS = 15;
    /** Heap, code and buffers of a server that has been warmed up. */
    private static final double SERVER_GIB = 0.6;
    private static final double GIB = 1L << 30;

    /** The last server that is started here takes part twice if the plan wants to see the noise; a framework rather than a baseline. */
    static List<Entry> withTwin(Plan plan, List<Entry> entries) {
        List<Entry> all = new ArrayList<>(entries);
        if (plan.noiseFloor()) {
            entries.stream().filter(entry -> entry.variant().contender().isStartedHere())
                    .max(Comparator.comparing((Entry entry) -> entry.variant().contender().hasModes())
                            .thenComparing(entries::indexOf))
                    .ifPresent(last -> all.add(new Entry(last.variant(), true, false)));
        }
        return all;
    }

    /** Lines of progress: a warm-up is one, unless it belongs to the measurement. */
    static int steps(Plan plan, List<Entry> entries) {
        return fresh(plan, entries).size() * plan.blocks() + shared(plan, entries).size() * (1 + plan.mostBlocks());
    }

    /** Those that are started anew in every block. Dev servers always are: they are soon warm. */
    private static List<Entry> fresh(Plan plan, List<Entry> entries) {
        return entries.stream().filter(entry -> plan.freshServers() || isDevelopment(entry)).toList();
    }

    /** Those that are started once and take turns. */
    private static List<Entry> shared(Plan plan, List<Entry> entries) {
        return entries.stream().filter(entry -> !plan.freshServers() && !isDevelopment(entry)).toList();
    }

    double seconds(Plan plan, List<Entry> entries) {
        double seconds = freshSeconds(plan, entries) + warmUpSeconds(plan, shared(plan, entries))
                + plan.blocks() * blockSeconds(plan, shared(plan, entries)) + secondOpinionSeconds(plan, entries);
        return plan.mostBlocks() == plan.blocks() ? seconds : Math.max(seconds, plan.longestSeconds());
    }

    /** Of all blocks of those that are started anew in each. */
    private double freshSeconds(Plan plan, List<Entry> entries) {
        List<Entry> fresh = fresh(plan, entries);
        return plan.blocks() * (warmUpSeconds(plan, fresh) + blockSeconds(plan, fresh));
    }

    /** The same if every block starts its own servers, whatever the plan says. */
    double secondsWithFreshServers(Plan plan, List<Entry> entries) {
        return plan.blocks() * (warmUpSeconds(plan, entries) + blockSeconds(plan, entries))
                + secondOpinionSeconds(plan, entries);
    }

    private double warmUpSeconds(Plan plan, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> warmUpSeconds(plan, entry)).sum();
    }

    private static double blockSeconds(Plan plan, List<Entry> entries) {
        return entries.size() * measureSeconds(plan);
    }

    private static double secondOpinionSeconds(Plan plan, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> secondOpinionSeconds(plan, entry)).sum();
    }

    private static double secondOpinionSeconds(Plan plan, Entry entry) {
        return entry.crossChecked() ? SecondOpinion.seconds(plan) : 0;
    }

    private double warmUpSeconds(Plan plan, Entry entry) {
        double steady = isDevelopment(entry) ? warmUpRequests(plan, entry) / DEVELOPMENT_ANSWERS_PER_SECOND
                : COMPILED_AFTER_SECONDS + warmUpRequests(plan, entry) / THEN_ANSWERS_PER_SECOND;
        return START_SECONDS + Math.min(plan.warmUpLongestSeconds(), steady);
    }

    private static boolean isDevelopment(Entry entry) {
        return entry.variant().mode().launch() == Mode.Launch.DEVELOPMENT;
    }

    private long warmUpRequests(Plan plan, Entry entry) {
        long requests = isDevelopment(entry) ? plan.developmentWarmUpRequests() : plan.warmUpRequests();
        return keepAlive ? requests : requests / SHARE_WITHOUT_KEEP_ALIVE;
    }

    private static double measureSeconds(Plan plan) {
        return 0.8 + plan.againSeconds() + plan.measuredSeconds();
    }

    /** Measures all in all blocks. */
    void run(Bench bench, Experiment experiment, List<Entry> entries) {
        List<List<Entry>> blocks = Order.balanced(entries, entry -> entry.variant().mode().id(),
                bench.plan().mostBlocks(), bench.session().seed());
        try (BurstGenerator generator = new BurstGenerator(bench.loadTest().on(clientCores()), requests, orders())) {
            if (shared(bench.plan(), entries).isEmpty()) {
                freshServers(bench, experiment, generator, blocks);
            } else {
                sharedServers(bench, experiment, generator, blocks);
            }
        }
    }

    /** Measures all in all blocks, each with servers of its own: for those that cannot all be up at once. */
    void runWithFreshServers(Bench bench, Experiment experiment, List<Entry> entries) {
        List<List<Entry>> blocks = Order.balanced(entries, entry -> entry.variant().mode().id(), bench.plan().blocks(),
                bench.session().seed());
        try (BurstGenerator generator = new BurstGenerator(bench.loadTest().on(clientCores()), requests, orders())) {
            freshServers(bench, experiment, generator, blocks);
        }
    }

    /**
     * A connection costs its client about what it costs the server: half of the machine would be saturated before any server is. With all of
     * it the kernel shares the cores out between the two.
     */
    private int clientCores() {
        return keepAlive ? LoadTest.cores() : Runtime.getRuntime().availableProcessors();
    }

    /** A replicate is a process: every block starts its own. */
    private void freshServers(Bench bench, Experiment experiment, BurstGenerator generator, List<List<Entry>> blocks) {
        for (int block = 1; block <= Math.min(blocks.size(), bench.plan().blocks()); block++) {
            freshBlock(bench, experiment, generator, blocks.get(block - 1), block, 0);
        }
    }

    private void freshBlock(Bench bench, Experiment experiment, BurstGenerator generator, List<Entry> entries,
            int block, int serversBefore) {
        Plan plan = bench.plan();
        int order = 1;
        for (Entry entry : entries) {
            try (Warm warm = warmUp(bench, experiment, generator, entry, block + "-" + order, serversBefore,
                    plan.warmUpLongestSeconds())) {
                measure(bench, experiment, generator, entry, warm, new Turn(block, order++, block == 1),
                        warmUpSeconds(plan, entry));
            }
        }
    }

    /**
     * Servers are up at once, warmed up one after the other; then they take turns, and those whose turn it is not stand idle. How many
     * blocks there are depends on the time that is left when all are warm, never on what was found. The blocks of those that are started
     * anew in each lie between the warm-ups: far apart, since a machine that others share is not the same for long.
     */
    private void sharedServers(Bench bench, Experiment experiment, BurstGenerator generator,
            List<List<Entry>> blocks) {
        long began = System.nanoTime();
        Plan plan = bench.plan();
        List<Entry> entries = shared(plan, blocks.getFirst());
        boolean anyFresh = entries.size() < blocks.getFirst().size();
        warnOfLittleMemory(bench, entries.size() + (anyFresh ? 1 : 0));
        Map<Entry, Warm> servers = new HashMap<>();
        int freshBlocks = 0;
        try {
            for (Entry entry : entries) {
                if (anyFresh && freshBlocks * entries.size() <= servers.size() * plan.blocks()) {
                    freshBlock(bench, experiment, generator, fresh(plan, blocks.get(freshBlocks)), ++freshBlocks,
                            entries.size());
                }
                double left = plan.longestSeconds() - (System.nanoTime() - began) / 1e9
                        - plan.blocks() * blockSeconds(plan, entries) - secondOpinionSeconds(plan, entries)
                        - (plan.blocks() - freshBlocks) * freshSeconds(plan, blocks.getFirst()) / plan.blocks();
                double share = left / (entries.size() - servers.size()) - START_SECONDS;
                Warm warm = warmUp(bench, experiment, generator, entry, "all-" + (servers.size() + 1), servers.size(),
                        Math.clamp(share, SHORTEST_SHARE_SECONDS, plan.warmUpLongestSeconds()));
                servers.put(entry, warm);
                bench.progress().done(warmUpSeconds(plan, entry), said(entry, warm));
            }
            while (anyFresh && freshBlocks < plan.blocks()) {
                freshBlock(bench, experiment, generator, fresh(plan, blocks.get(freshBlocks)), ++freshBlocks,
                        entries.size());
            }
            double left = plan.longestSeconds() - (System.nanoTime() - began) / 1e9
                    - secondOpinionSeconds(plan, entries);
            int affordable = Math.clamp((long) (left / blockSeconds(plan, entries)), plan.blocks(),
                    plan.mostBlocks());
            bench.progress().replan((blocks.size() - affordable) * entries.size(),
                    seconds(plan, blocks.getFirst()) - freshSeconds(plan, blocks.getFirst())
                            - warmUpSeconds(plan, entries) - affordable * blockSeconds(plan, entries)
                            - secondOpinionSeconds(plan, entries));
            for (int block = 1; block <= affordable; block++) {
                measureBlock(bench, experiment, generator, shared(plan, blocks.get(block - 1)), block,
                        block == affordable, servers);
            }
        } finally {
            // All at once: each takes a second to say goodbye.
            servers.values().parallelStream().forEach(Warm::close);
        }
    }

    private void measureBlock(Bench bench, Experiment experiment, BurstGenerator generator, List<Entry> entries,
            int block, boolean last, Map<Entry, Warm> servers) {
        int order = 1;
        for (Entry entry : entries) {
            Warm warm = servers.get(entry);
            if (warm == null) {
                throw new IllegalStateException("every block has the same entries: " + entry);
            }
            measure(bench, experiment, generator, entry, warm, new Turn(block, order++, last), 0);
        }
    }

    private static String said(Entry entry, Warm warm) {
        return String.format(Locale.ROOT, "warm-up: %s%s: %,.0f requests in %.0f s, %s", entry.variant().label(),
                again(entry), warm.figures().getOrDefault(Figure.WARM_UP_REQUESTS, 0.0),
                warm.figures().getOrDefault(Figure.WARM_UP_SECONDS, 0.0), warm.steady() ? "steady" : "not steady");
    }

    private static void warnOfLittleMemory(Bench bench, int servers) {
        double available = bench.machine().availableBytes() / GIB;
        double needed = servers * SERVER_GIB;
        if (available < needed) {
            bench.progress().say(String.format(Locale.ROOT,
                    "%d servers at once need about %.1f GiB, and %.1f GiB are available: this machine may swap. Fewer contenders "
                            + "need less; a thorough run needs one server at a time.",
                    servers, needed, available));
        }
    }

    private Warm warmUp(Bench bench, Experiment experiment, BurstGenerator generator, Entry entry, String replicate,
            int serversBefore, double longestSeconds) {
        Plan plan = bench.plan();
        RunningServer server = bench.start(entry.variant(), path, experiment.id() + "-" + replicate, serversBefore);
        try {
            // Without a number of requests to reach, the time given is the time taken.
            List<Window> windows = generator.warmUp(server, warmUpRequests(plan, entry),
                    plan.warmUpRequests() == 0 ? longestSeconds : 0, longestSeconds);
            Window warmUp = windows.getLast();
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            figures.put(Figure.COLD_ANSWERS_PER_SECOND, windows.getFirst().answersPerSecond());
            figures.put(Figure.WARM_UP_REQUESTS, (double) warmUp.answers());
            figures.put(Figure.WARM_UP_SECONDS, warmUp.seconds());
            return new Warm(server, figures, warmUp.steady());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Measures once, keeps it, says it. */
    private void measure(Bench bench, Experiment experiment, BurstGenerator generator, Entry entry, Warm warm,
            Turn turn, double secondsBefore) {
        Plan plan = bench.plan();
        RunningServer server = warm.server();
        double piece = bench.yardstick().seconds();
        OtherWork.Watched watched = OtherWork.watch(bench.machine(), server.pid(), generator.pid());
        Window measured = generator.measure(server, plan.againSeconds(), plan.measuredSeconds()).after(warm.steady());
        OtherWork others = watched.untilNow();
        Map<Figure, Double> figures = bench.figuresOf(server);
        figures.putAll(warm.figures());
        List<String> notes = new ArrayList<>();
        if (!measured.steady()) {
            notes.add(String.format(Locale.ROOT, "still being compiled after a warm-up of %.0f s",
                    figures.getOrDefault(Figure.WARM_UP_SECONDS, 0.0)));
        }
        figures.put(Figure.YARDSTICK_SECONDS, piece);
        figures.put(Figure.STOLEN_CORES, others.stolenCores());
        if (server.pid() != 0) {
            figures.put(Figure.OTHER_WORK_CORES, others.cores());
            others.disturbing().forEach(what -> notes
                    .add(String.format(Locale.ROOT, "block %d: meanwhile %s", turn.block(), what)));
        }
        double seconds = secondsBefore + measureSeconds(plan);
        if (turn.secondOpinion() && entry.crossChecked()) {
            new SecondOpinion(bench.children(), server.url() + path, connections, requests).ask(plan, server, generator,
                    figures);
            seconds += secondOpinionSeconds(plan, entry);
        }
        server.requireAlive();
        List<String> invalid = Validity.ofClosed(measured, connections, clientCores());
        bench.add(experiment, turn.block(), turn.order(), Bench.subject(entry.variant(), entry.twin()), measured,
                figures, invalid, notes);
        bench.progress().done(seconds, said(entry, turn.block(), measured, invalid));
    }

    private Map<String, String> orders() {
        return Map.of("path", path, "expect", expect, "connections", String.valueOf(connections), "keepAlive",
                String.valueOf(keepAlive));
    }

    private static String said(Entry entry, int block, Window measured, List<String> invalid) {
        String figures = String.format(Locale.ROOT, "block %d: %s%s: %,.0f answers/s, p99 %.1f ms", block,
                entry.variant().label(), again(entry), measured.answersPerSecond(),
                measured.latencies().getValueAtPercentile(99) / 1e3);
        return invalid.isEmpty() ? figures : figures + "; not valid: " + String.join("; ", invalid);
    }

    private static String again(Entry entry) {
        return entry.twin() ? " (again, for the noise)" : "";
    }
}
