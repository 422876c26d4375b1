package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * When a warm-up may end: after the shortest time given, once the median burst of the latest second is within 3 % of the median burst of the
 * second before; at the latest after the longest time given.
 */
public final class SteadyRule {

    private static final double TOLERANCE = 0.03;
    private static final double SECOND = 1e9;

    private final double shortestNanos;
    private final double longestNanos;
    private final List<Double> latest = new ArrayList<>();
    private double secondBegan;
    private double before = Double.NaN;
    private boolean steady;

    /**
     * Begins at zero nanoseconds.
     *
     * @param shortestSeconds not over before
     * @param longestSeconds over at the latest, whether steady or not
     */
    public SteadyRule(double shortestSeconds, double longestSeconds) {
        if (!(shortestSeconds >= 0 && longestSeconds >= shortestSeconds)) {
            throw new IllegalArgumentException(
                    "warm-up needs 0 <= shortest <= longest seconds: " + shortestSeconds + ", " + longestSeconds);
        }
        this.shortestNanos = shortestSeconds * SECOND;
        this.longestNanos = longestSeconds * SECOND;
    }

    /**
     * Takes the next burst.
     *
     * @param nanos when it ended, since the warm-up began
     * @param rate its answers a second
     * @return whether the warm-up is over
     */
    public boolean over(double nanos, double rate) {
        latest.add(rate);
        if (nanos - secondBegan >= SECOND) {
            double now = Statistics.median(latest);
            steady = Math.abs(now / before - 1) <= TOLERANCE;
            before = now;
            latest.clear();
            secondBegan = nanos;
        }
        return nanos >= longestNanos || (steady && nanos >= shortestNanos);
    }

    /** Whether the last two seconds agreed. */
    public boolean steady() {
        return steady;
    }
}
