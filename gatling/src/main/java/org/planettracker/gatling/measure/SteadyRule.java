package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * When a warm-up may end: after the fewest requests and the shortest time given, once in the latest span of seconds the compilers of server
 * and load generator were idle (less than 5 % of a core) and the median burst was not more than 10 % above the one of the span before; at the
 * latest after the longest time given. A fall is no reason to go on: compiled code does not become slower, machines do.
 *
 * <p>
 * Bursts alone would not do: a server keeps the speed of its first compiler for seconds, to the percent, while the second works through its
 * queue, and is four times faster after that.
 */
public final class SteadyRule {

    private static final double RISING = 0.10;
    private static final double IDLE_CORES = 0.05;
    private static final double QUIET_CORES = 0.2;
    private static final int STEPS_OF_A_SPAN = 3;
    private static final double SECOND = 1e9;

    /** A third of a span: its median burst, and processor time of the compilers so far when it ended. */
    private record Step(double nanos, double rate, double compilerSeconds) {}

    private final long fewestRequests;
    private final double shortestNanos;
    private final double longestNanos;
    private final double stepNanos;
    private final DoubleSupplier compilers;
    private final List<Double> latest = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private double stepBegan;
    private boolean steady;

    /**
     * Begins at zero nanoseconds.
     *
     * @param fewestRequests not over before so many right answers
     * @param shortestSeconds not over before
     * @param longestSeconds over at the latest, whether steady or not
     * @param spanSeconds over which compilers must be idle and bursts must not rise
     * @param compilers processor seconds the compilers of server and load generator have used so far; NaN where that is not told, and then
     *            bursts alone decide
     */
    public SteadyRule(long fewestRequests, double shortestSeconds, double longestSeconds, double spanSeconds,
            DoubleSupplier compilers) {
        if (!(shortestSeconds >= 0 && longestSeconds >= shortestSeconds && spanSeconds > 0)) {
            throw new IllegalArgumentException(
                    "warm-up needs 0 <= shortest <= longest seconds and a span above 0: " + shortestSeconds + ", "
                            + longestSeconds + ", " + spanSeconds);
        }
        this.stepNanos = spanSeconds / STEPS_OF_A_SPAN * SECOND;
        this.fewestRequests = fewestRequests;
        this.shortestNanos = shortestSeconds * SECOND;
        this.longestNanos = longestSeconds * SECOND;
        this.compilers = compilers;
    }

    /**
     * Takes the next burst.
     *
     * @param nanos when it ended, since the warm-up began
     * @param requests right answers since the warm-up began
     * @param rate its answers a second
     * @return whether the warm-up is over
     */
    public boolean over(double nanos, long requests, double rate) {
        latest.add(rate);
        if (nanos - stepBegan >= stepNanos) {
            steps.add(new Step(nanos, Statistics.median(latest), compilers.getAsDouble()));
            steady = steps.size() >= 2 * STEPS_OF_A_SPAN && compilersIdle() && burstsRiseNoMore();
            latest.clear();
            stepBegan = nanos;
        }
        return nanos >= longestNanos || (steady && nanos >= shortestNanos && requests >= fewestRequests);
    }

    /**
     * Whether a measured window says more about the server than about its compilers: they used less than 20 % of a core.
     *
     * @param compilerSeconds processor time of the compilers meanwhile; NaN where that is not told, and then nobody knows better
     * @param seconds length of the window
     */
    public static boolean quiet(double compilerSeconds, double seconds) {
        return Double.isNaN(compilerSeconds) || compilerSeconds <= QUIET_CORES * seconds;
    }

    private boolean compilersIdle() {
        Step now = steps.getLast();
        Step then = steps.get(steps.size() - 1 - STEPS_OF_A_SPAN);
        double used = now.compilerSeconds() - then.compilerSeconds();
        return Double.isNaN(used) || used <= IDLE_CORES * (now.nanos() - then.nanos()) / SECOND;
    }

    private boolean burstsRiseNoMore() {
        int end = steps.size();
        double now = median(end - STEPS_OF_A_SPAN, end);
        double before = median(end - 2 * STEPS_OF_A_SPAN, end - STEPS_OF_A_SPAN);
        return now <= (1 + RISING) * before;
    }

    private double median(int from, int to) {
        return Statistics.median(steps.subList(from, to).stream().map(Step::rate).toList());
    }

    /** Whether the compilers were idle and the bursts rose no more when last looked at. */
    public boolean steady() {
        return steady;
    }
}
