package org.planettracker.gatling.measure;

import java.util.List;
import java.util.Optional;

import org.hipparchus.stat.StatUtils;

/**
 * How many times faster one variant is than another, from figures taken block by block.
 *
 * <p>
 * The central figure is the median of the per-block ratios, taken on their logarithms. Its 95 % interval is the wider of two: the percentile
 * bootstrap of that median, and Student's interval of the mean, by the scatter of the two variants or by the {@link Scatter} of all that were
 * measured beside them. The bootstrap alone is too narrow for the few blocks a session has: three blocks of equal variants all fall on one side of 1
 * in a quarter of all sessions, and no resampling of the three can see that. With five or fewer its ends are the least and the greatest
 * ratio, and with fewer than five Student's interval is laid around the median too.
 *
 * @param blocks how many blocks both variants have a valid figure in
 * @param ratio the median ratio, first over second
 * @param low lower end of the 95 % interval of the ratio; 0 with fewer than three blocks
 * @param high upper end; infinite with fewer than three blocks
 * @param verdict what that means
 */
public record Comparison(int blocks, double ratio, double low, double high, Verdict verdict) {

    /** Two variants whose ratio is surely within this factor of 1 are called equivalent. */
    public static final double EQUIVALENCE = 1.05;

    /** With fewer blocks there is no interval and no verdict. */
    public static final int FEWEST_BLOCKS = 3;
    /** Of all intervals. */
    public static final double CONFIDENCE = 0.95;

    private static final int FEWEST_TO_TRUST_THE_MEAN = 5;

    /**
     * Compares without a known noise floor.
     *
     * @see #of(List, List, double)
     */
    public static Comparison of(List<Double> first, List<Double> second) {
        return of(first, second, 1);
    }

    /**
     * Compares without knowing by how much others scatter.
     *
     * @see #of(List, List, Optional, double)
     */
    public static Comparison of(List<Double> first, List<Double> second, double noiseFloor) {
        return of(first, second, Optional.empty(), noiseFloor);
    }

    /**
     * Compares the figures of two variants, the values at the same index taken in the same block.
     *
     * @param first figures of one variant, positive
     * @param second figures of the other, positive, as many
     * @param scatter of all figures of these blocks, those of the two among them; empty if only the two are to tell
     * @param noiseFloor the ratio by which the same variant differs from itself in this session, 1 or more; a smaller difference is never
     *            called faster or slower, and nothing is called equivalent if it is more than {@link #EQUIVALENCE}
     * @throws IllegalArgumentException if the counts differ, there are none, or a value is not positive and finite
     */
    public static Comparison of(List<Double> first, List<Double> second, Optional<Scatter> scatter,
            double noiseFloor) {
        if (first.size() != second.size() || first.isEmpty()) {
            throw new IllegalArgumentException(
                    "need as many figures of each, and at least one: " + first.size() + " and " + second.size());
        }
        double[] logRatios = new double[first.size()];
        for (int i = 0; i < logRatios.length; i++) {
            logRatios[i] = Math.log(positive(first.get(i)) / positive(second.get(i)));
        }
        double median = StatUtils.percentile(logRatios, 50);
        if (logRatios.length < FEWEST_BLOCKS) {
            return new Comparison(logRatios.length, Math.exp(median), 0, Double.POSITIVE_INFINITY,
                    Verdict.NOT_RESOLVED);
        }
        double mean = StatUtils.mean(logRatios);
        double half = scatter.orElseGet(() -> scatterOf(logRatios)).halfInterval(logRatios.length, CONFIDENCE);
        boolean few = logRatios.length < FEWEST_TO_TRUST_THE_MEAN;
        MedianBootstrap bootstrap = new MedianBootstrap(logRatios);
        double low = Math
                .exp(Math.min(bootstrap.quantile((1 - CONFIDENCE) / 2), (few ? Math.min(mean, median) : mean) - half));
        double high = Math
                .exp(Math.max(bootstrap.quantile((1 + CONFIDENCE) / 2), (few ? Math.max(mean, median) : mean) + half));
        double ratio = Math.exp(median);
        return new Comparison(logRatios.length, ratio, low, high, verdict(ratio, low, high, noiseFloor));
    }

    /** How far the ratio is from 1, as a factor of 1 or more. */
    public double distance() {
        return Math.max(ratio, 1 / ratio);
    }

    /** How far the ratio may be from 1 at most, by its interval, as a factor of 1 or more; infinite without an interval. */
    public double farthest() {
        return Math.max(high, 1 / low);
    }

    /** The same figures without a verdict, when something else than the variants may have made the difference. */
    public Comparison withheld() {
        return new Comparison(blocks, ratio, low, high, Verdict.NOT_RESOLVED);
    }

    private static Verdict verdict(double ratio, double low, double high, double noiseFloor) {
        if (low >= 1 / EQUIVALENCE && high <= EQUIVALENCE && noiseFloor <= EQUIVALENCE) {
            return Verdict.EQUIVALENT;
        }
        if (low > 1 && ratio > noiseFloor) {
            return Verdict.FASTER;
        }
        if (high < 1 && 1 / ratio > noiseFloor) {
            return Verdict.SLOWER;
        }
        return Verdict.NOT_RESOLVED;
    }

    /** A ratio has twice the variance of a figure. */
    private static Scatter scatterOf(double[] logRatios) {
        return new Scatter(StatUtils.variance(logRatios) / 2, logRatios.length - 1);
    }

    private static double positive(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a figure must be positive and finite: " + value);
        }
        return value;
    }
}
