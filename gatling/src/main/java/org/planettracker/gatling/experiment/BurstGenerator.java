package org.planettracker.gatling.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.SteadyRule;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.simulation.BurstOrder;
import org.planettracker.gatling.simulation.BurstSimulation;

/**
 * One load generator for all servers of an experiment. It is compiled once, while it warms up the first server, and the same for every
 * server from then on; its start would cost more than a measurement.
 */
final class BurstGenerator implements AutoCloseable {

    /** The second compiler works through its queue for seconds. */
    static final double WARM_UP_SPAN_SECONDS = 3;
    /** The first compiler, which a dev server has alone, is done in less than one. */
    static final double DEVELOPMENT_WARM_UP_SPAN_SECONDS = 1.5;
    private static final double AGAIN_SPAN_SECONDS = 0.25;
    private static final double AGAIN_LONGEST_TIMES = 20;
    /** Processor time has steps of 10 ms; less than this of it would not be a measurement. */
    private static final double LEAST_CPU_SECONDS = 2;
    /** A server that needs hardly any processor time must not hold the experiment for ever. */
    private static final double LONGEST_TIMES_ASKED = 2.5;
    /** Over when the first burst is. */
    private static final double A_MOMENT = 1e-6;
    /** Some bursts: enough for the first to be a small part, short enough for the machine to stay as it is. */
    private static final double PIECE_SECONDS = 0.33;

    private final LoadTest loadTest;
    private final LoadGenerator generator;
    private final int requests;
    private boolean ready;

    /**
     * Starts it with what stays the same in all orders.
     *
     * @param requests in a burst, where nothing else is said
     */
    BurstGenerator(LoadTest loadTest, int requests, Map<String, String> orders) {
        this.loadTest = loadTest;
        this.requests = requests;
        generator = loadTest.start(BurstSimulation.class, orders);
    }

    long pid() {
        return generator.pid();
    }

    /**
     * Sends bursts until the server is steady: the window of the first, cold burst, and the window of the warm-up.
     *
     * @param spanSeconds over which it has to be steady
     */
    List<Window> warmUp(RunningServer server, long fewestRequests, double shortestSeconds, double longestSeconds,
            double spanSeconds) {
        return carryOut(server, record -> new BurstOrder(server.url().toString(), server.pid(), requests, true,
                fewestRequests, shortestSeconds, longestSeconds, spanSeconds, 0, 0, record), longestSeconds);
    }

    /**
     * The measured window, after some seconds of bursts that are not measured: more of them, up to ten times as many, if the server has to
     * be compiled again, because it stood idle and lost its connections meanwhile.
     */
    Window measure(RunningServer server, double againSeconds, double measuredSeconds) {
        return measure(server, requests, againSeconds, measuredSeconds, LEAST_CPU_SECONDS);
    }

    private Window measure(RunningServer server, int burst, double againSeconds, double measuredSeconds,
            double leastCpuSeconds) {
        double longest = AGAIN_LONGEST_TIMES * againSeconds;
        return carryOut(server,
                record -> new BurstOrder(server.url().toString(), server.pid(), burst, false, 0, againSeconds,
                        longest, AGAIN_SPAN_SECONDS, measuredSeconds, leastCpuSeconds, record),
                longest + 3 * measuredSeconds).getLast();
    }

    /** One burst of so many requests, as long as what another tool sends without a pause. */
    Window measureOneBurstOf(int burst, RunningServer server) {
        return measure(server, burst, 0, A_MOMENT, 0);
    }

    /**
     * The measured windows of servers that will be compared with each other, each in pieces: after every piece it is the turn of the next
     * server, there and back again. A machine that others share becomes faster and slower within seconds; so all of them are measured in
     * all of its moods. The first burst of a piece brings the server back and does not count.
     *
     * @param servers at least one; of one alone the window is of one piece
     */
    List<Window> measureInTurns(List<RunningServer> servers, double againSeconds, double measuredSeconds) {
        if (servers.size() == 1) {
            return List.of(measure(servers.getFirst(), againSeconds, measuredSeconds));
        }
        List<Pieces> all = servers.stream().map(Pieces::new).toList();
        if (againSeconds > 0) {
            servers.forEach(server -> again(server, againSeconds));
        }
        double generatorBefore = CpuClock.compilerSecondsOf(pid());
        all.forEach(Pieces::begin);
        for (int turn = 0; turn % 2 == 1
                || all.stream().anyMatch(one -> !one.isEnough(measuredSeconds)); turn++) {
            (turn % 2 == 0 ? all : all.reversed()).forEach(one -> one.add(Math.min(PIECE_SECONDS, measuredSeconds)));
        }
        double generator = (CpuClock.compilerSecondsOf(pid()) - generatorBefore) / all.size();
        return all.stream().map(one -> one.window(generator)).toList();
    }

    private void again(RunningServer server, double againSeconds) {
        double longest = AGAIN_LONGEST_TIMES * againSeconds;
        carryOut(server, record -> new BurstOrder(server.url().toString(), server.pid(), requests, false, 0,
                againSeconds, longest, AGAIN_SPAN_SECONDS, 0, 0, record), longest);
    }

    /** What there is of a server's window so far. */
    private final class Pieces {

        private final RunningServer server;
        private final List<Window> windows = new ArrayList<>();
        private double compilersBefore;

        Pieces(RunningServer server) {
            this.server = server;
        }

        void begin() {
            compilersBefore = compilerSeconds();
        }

        void add(double seconds) {
            windows.add(carryOut(server, record -> new BurstOrder(server.url().toString(), server.pid(), requests,
                    true, 0, 0, 0, AGAIN_SPAN_SECONDS, seconds, 0, record), 3 * seconds).getLast());
        }

        boolean isEnough(double measuredSeconds) {
            double seconds = windows.stream().mapToDouble(Window::seconds).sum();
            boolean enoughCpu = windows.stream().map(Window::serverCpuSeconds).anyMatch(Objects::isNull)
                    || windows.stream().map(Window::serverCpuSeconds).filter(Objects::nonNull)
                            .mapToDouble(Double::doubleValue).sum() >= LEAST_CPU_SECONDS;
            return seconds >= measuredSeconds && (enoughCpu || seconds >= LONGEST_TIMES_ASKED * measuredSeconds);
        }

        private double compilerSeconds() {
            return server.pid() == 0 ? 0 : CpuClock.compilerSecondsOf(server.pid());
        }

        /** Compilers work on when it is nobody's turn, so they are looked at from the first piece to the last. */
        Window window(double generatorCompilerSeconds) {
            Window whole = Window.ofPieces(windows);
            double compilers = compilerSeconds() - compilersBefore;
            return whole.steady(SteadyRule.quiet(compilers + generatorCompilerSeconds, whole.seconds()));
        }
    }

    private List<Window> carryOut(RunningServer server, Function<String, BurstOrder> order, double seconds) {
        Duration longest = LoadTest.patience(seconds);
        if (!ready) {
            awaitReady(longest, server);
        }
        Path record = loadTest.record();
        ready = false;
        generator.say(JsonMapper.shared().writeValueAsString(order.apply(record.toString())));
        awaitReady(longest, server);
        return LoadTest.read(record);
    }

    /** It says that it is ready for an order when it has started, and when it has carried out the one before. */
    private void awaitReady(Duration longest, RunningServer server) {
        if (generator.signal(longest, server).isEmpty()) {
            generator.requireGoodEnd();
            throw new ExperimentException("the load generator ended too early");
        }
        ready = true;
    }

    @Override
    public void close() {
        generator.close();
    }
}
