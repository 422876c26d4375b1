package org.planettracker.gatling.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.simulation.BurstOrder;
import org.planettracker.gatling.simulation.BurstSimulation;

/**
 * One load generator for all servers of an experiment. It is compiled once, while it warms up the first server, and the same for every
 * server from then on; its start would cost more than a measurement.
 */
final class BurstGenerator implements AutoCloseable {

    private static final double WARM_UP_SPAN_SECONDS = 3;
    private static final double AGAIN_SPAN_SECONDS = 0.5;
    private static final double AGAIN_LONGEST_TIMES = 10;

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

    /** Sends bursts until the server is steady: the window of the first, cold burst, and the window of the warm-up. */
    List<Window> warmUp(RunningServer server, long fewestRequests, double shortestSeconds, double longestSeconds) {
        return carryOut(server, record -> new BurstOrder(server.url().toString(), server.pid(), requests, true,
                fewestRequests, shortestSeconds, longestSeconds, WARM_UP_SPAN_SECONDS, 0, record), longestSeconds);
    }

    /**
     * The measured window, after some seconds of bursts that are not measured: more of them, up to ten times as many, if the server has to
     * be compiled again, because it stood idle and lost its connections meanwhile.
     */
    Window measure(RunningServer server, double againSeconds, double measuredSeconds) {
        return measure(server, requests, againSeconds, measuredSeconds);
    }

    private Window measure(RunningServer server, int burst, double againSeconds, double measuredSeconds) {
        double longest = AGAIN_LONGEST_TIMES * againSeconds;
        return carryOut(server,
                record -> new BurstOrder(server.url().toString(), server.pid(), burst, false, 0, againSeconds,
                        longest, AGAIN_SPAN_SECONDS, measuredSeconds, record),
                longest + 3 * measuredSeconds).getLast();
    }

    /** The measured window, in bursts of so many requests, as long as what another tool sends without a pause. */
    Window measureInBurstsOf(int burst, RunningServer server, double measuredSeconds) {
        return measure(server, burst, 0, measuredSeconds);
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
