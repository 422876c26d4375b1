package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;

/**
 * An experiment with a closed workload, in blocks: in each of them fresh servers are started, get one cold burst and bursts until they are
 * steady, and those to be compared take turns every third of a second, in the first block with a second opinion by ApacheBench and wrk.
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
    private static final double COMPILED_AFTER_SECONDS = 8;
    private static final double THEN_ANSWERS_PER_SECOND = 30_000;
    private static final double DEVELOPMENT_ANSWERS_PER_SECOND = 6_500;
    /** Of a measurement in pieces: bursts between them do not count. */
    private static final double UNCOUNTED_SHARE = 1.35;

    /**
     * Who takes part.
     *
     * @param twin whether this is the second of two equal ones
     * @param others what ApacheBench and wrk do afterwards
     */
    record Entry(Variant variant, boolean twin, SecondOpinion.Extent others) {

        Entry(Variant variant) {
            this(variant, false, SecondOpinion.Extent.NONE);
        }

        /** What is compared with each other is up at the same time and measured in turns. */
        String group() {
            return variant.mode().id();
        }
    }

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
     * One block of some servers.
     *
     * @param block its number
     * @param order where the first of them stands in it
     * @param secondOpinion whether other tools ask them afterwards
     */
    private record Turn(int block, int order, boolean secondOpinion) {}

    /** Everything that stays the same throughout a run. */
    private record Run(Bench bench, Experiment experiment, BurstGenerator generator) {
        Plan plan() {
            return bench.plan();
        }
    }

    /** With a connection a request the same code runs far less often a second; the compilers say when it is enough. */
    private static final int SHARE_WITHOUT_KEEP_ALIVE = 5;
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
                    .ifPresent(last -> all.add(new Entry(last.variant(), true, SecondOpinion.Extent.NONE)));
        }
        return all;
    }

    /** Lines of progress: a warm-up is one, and a measurement. */
    static int steps(Plan plan, List<Entry> entries) {
        return 2 * measurements(plan, entries);
    }

    /** How often anything is measured. */
    static int measurements(Plan plan, List<Entry> entries) {
        return entries.size() * plan.blocks();
    }

    double seconds(Plan plan, List<Entry> entries) {
        return plan.blocks() * (warmUpSeconds(plan, entries) + measureSeconds(plan, entries))
                + secondOpinionSeconds(plan, entries);
    }

    private static double measureSeconds(Plan plan, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> measureSeconds(plan, entry)).sum();
    }

    private double warmUpSeconds(Plan plan, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> warmUpSeconds(plan, entry)).sum();
    }

    private static double secondOpinionSeconds(Plan plan, List<Entry> entries) {
        return entries.stream().mapToDouble(entry -> SecondOpinion.seconds(plan, entry.others())).sum();
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

    private static double measureSeconds(Plan plan, Entry entry) {
        return 0.5 + plan.againSeconds() + UNCOUNTED_SHARE * measuredSeconds(plan, entry);
    }

    private static double measuredSeconds(Plan plan, Entry entry) {
        return entry.variant().mode().equals(Mode.ONE_WORKER) ? plan.oneWorkerMeasuredSeconds()
                : plan.measuredSeconds();
    }

    /** Measures all in all blocks, those that are compared with each other at a time. */
    void run(Bench bench, Experiment experiment, List<Entry> entries) {
        warnOfLittleMemory(bench, entries.stream().collect(Collectors.groupingBy(Entry::group)).values().stream()
                .mapToInt(List::size).max().orElse(0));
        run(bench, experiment, entries, block -> Order.neighbours(block, Entry::group));
    }

    /** The same, but one server after the other: for those that cannot be up at once. */
    void runOneByOne(Bench bench, Experiment experiment, List<Entry> entries) {
        run(bench, experiment, entries, block -> block.stream().map(List::of).toList());
    }

    private void run(Bench bench, Experiment experiment, List<Entry> entries,
            Function<List<Entry>, List<List<Entry>>> atATime) {
        try (BurstGenerator generator = new BurstGenerator(bench.loadTest().on(clientCores()), requests, orders())) {
            Run run = new Run(bench, experiment, generator);
            List<List<Entry>> blocks = Order.balanced(entries, Entry::group, bench.plan().blocks(),
                    bench.session().seed());
            for (int block = 1; block <= blocks.size(); block++) {
                block(run, atATime.apply(blocks.get(block - 1)), block);
            }
        }
    }

    /**
     * A connection costs its client about what it costs the server: half of the machine would be saturated before any server is. With all of
     * it the kernel shares the cores out between the two.
     */
    private int clientCores() {
        return keepAlive ? LoadTest.cores() : Runtime.getRuntime().availableProcessors();
    }

    /** A replicate is a process: the block starts its own, those of a group at a time. */
    private void block(Run run, List<List<Entry>> groups, int block) {
        int order = 1;
        for (List<Entry> group : groups) {
            SequencedMap<Entry, Warm> servers = new LinkedHashMap<>();
            try {
                for (Entry entry : group) {
                    servers.put(entry, warmUp(run, entry, block + "-" + (order + servers.size()), servers.size()));
                }
                measure(run, servers, new Turn(block, order, block == 1));
            } finally {
                closeAll(servers);
            }
            order += group.size();
        }
    }

    /** All at once: each takes a second to say goodbye. */
    private static void closeAll(SequencedMap<Entry, Warm> servers) {
        servers.values().parallelStream().forEach(Warm::close);
    }

    private static void warnOfLittleMemory(Bench bench, int servers) {
        double available = bench.machine().availableBytes() / GIB;
        double needed = servers * SERVER_GIB;
        if (available < needed) {
            bench.progress().say(String.format(Locale.ROOT,
                    "%d servers at once need about %.1f GiB, and %.1f GiB are available: this machine may swap. Fewer contenders "
                            + "need less.",
                    servers, needed, available));
        }
    }

    private Warm warmUp(Run run, Entry entry, String replicate, int serversBefore) {
        Plan plan = run.plan();
        double longestSeconds = plan.warmUpLongestSeconds();
        RunningServer server = run.bench().start(entry.variant(), path, run.experiment().id() + "-" + replicate,
                serversBefore);
        try {
            // Without a number of requests to reach, the time given is the time taken.
            List<Window> windows = run.generator().warmUp(server, warmUpRequests(plan, entry),
                    plan.warmUpRequests() == 0 ? longestSeconds : 0, longestSeconds,
                    isDevelopment(entry) ? BurstGenerator.DEVELOPMENT_WARM_UP_SPAN_SECONDS
                            : BurstGenerator.WARM_UP_SPAN_SECONDS);
            Window warmUp = windows.getLast();
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            figures.put(Figure.COLD_ANSWERS_PER_SECOND, windows.getFirst().answersPerSecond());
            figures.put(Figure.WARM_UP_REQUESTS, (double) warmUp.answers());
            figures.put(Figure.WARM_UP_SECONDS, warmUp.seconds());
            Warm warm = new Warm(server, figures, warmUp.steady());
            run.bench().progress().done(warmUpSeconds(plan, entry), said(entry, warmUp));
            return warm;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Measures servers in turns, keeps what came out, says it. */
    private void measure(Run run, SequencedMap<Entry, Warm> servers, Turn turn) {
        Bench bench = run.bench();
        Plan plan = run.plan();
        List<RunningServer> running = servers.values().stream().map(Warm::server).toList();
        double piece = bench.yardstick().seconds();
        OtherWork.Watched watched = OtherWork.watch(bench.machine(), LongStream
                .concat(LongStream.of(run.generator().pid()), running.stream().mapToLong(RunningServer::pid))
                .toArray());
        List<Window> windows = run.generator().measureInTurns(running, plan.againSeconds(),
                measuredSeconds(plan, servers.firstEntry().getKey()));
        OtherWork others = watched.untilNow();
        int place = 0;
        for (Map.Entry<Entry, Warm> one : servers.entrySet()) {
            Entry entry = one.getKey();
            RunningServer server = one.getValue().server();
            Window measured = windows.get(place).after(one.getValue().steady());
            Map<Figure, Double> figures = bench.figuresOf(server);
            figures.putAll(one.getValue().figures());
            figures.put(Figure.YARDSTICK_SECONDS, piece);
            figures.put(Figure.STOLEN_CORES, others.stolenCores());
            List<String> notes = new ArrayList<>();
            if (!server.troubles().isEmpty()) {
                notes.add("block " + turn.block() + ": a process that did not answer was replaced");
            }
            if (!measured.steady()) {
                notes.add(String.format(Locale.ROOT, "still being compiled after a warm-up of %.0f s",
                        figures.getOrDefault(Figure.WARM_UP_SECONDS, 0.0)));
            }
            if (server.pid() != 0) {
                figures.put(Figure.OTHER_WORK_CORES, others.cores());
                others.disturbing().forEach(what -> notes
                        .add(String.format(Locale.ROOT, "block %d: meanwhile %s", turn.block(), what)));
            }
            double seconds = measureSeconds(plan, entry);
            if (turn.secondOpinion()) {
                new SecondOpinion(bench.children(), server.url() + path, connections, requests).ask(plan,
                        entry.others(), server, run.generator(), figures);
                seconds += SecondOpinion.seconds(plan, entry.others());
            }
            server.requireAlive();
            List<String> invalid = Validity.ofClosed(measured, connections, clientCores());
            bench.add(run.experiment(), turn.block(), turn.order() + place,
                    Bench.subject(entry.variant(), entry.twin()),
                    measured, figures, invalid, notes);
            bench.progress().done(seconds, said(entry, turn.block(), measured, invalid));
            place++;
        }
    }

    private static String said(Entry entry, Window warmUp) {
        return String.format(Locale.ROOT, "warm-up: %s%s: %,d requests in %.0f s, %s", entry.variant().label(),
                again(entry), warmUp.answers(), warmUp.seconds(), warmUp.steady() ? "steady" : "not steady");
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
