package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The percentile bootstrap of a median. Nothing is drawn: how probable each median of a resample is follows from the order statistics of as many
 * draws with replacement (as Efron did for odd numbers of values in "Bootstrap Methods: Another Look at the Jackknife", 1979), so there is neither a
 * seed nor an error of simulation.
 */
final class MedianBootstrap {

    /** A median that a resample can have. */
    private record Possible(double median, double probability) {}

    private final double[] sorted;
    private final List<Possible> medians = new ArrayList<>();

    /**
     * Of some values.
     *
     * @param values one or more, in any order
     */
    MedianBootstrap(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length % 2 == 1) {
            ofOdd();
        } else {
            ofEven();
        }
        medians.sort(Comparator.comparingDouble(Possible::median));
    }

    /** The least median that, together with all below, has at least so much probability, between 0 and 1. */
    double quantile(double probability) {
        double sum = 0;
        for (Possible possible : medians) {
            sum += possible.probability();
            if (sum >= probability) {
                return possible.median();
            }
        }
        return medians.getLast().median();
    }

    /** The median of a resample is one of the values. */
    private void ofOdd() {
        double below = 0;
        for (int i = 0; i < sorted.length; i++) {
            double upTo = atLeast((sorted.length + 1) / 2, i + 1);
            medians.add(new Possible(sorted[i], upTo - below));
            below = upTo;
        }
    }

    /** It is the mean of two: exactly half of the draws are up to the one and half from the other on, or both are the same value. */
    private void ofEven() {
        int n = sorted.length;
        int half = n / 2;
        double below = 0;
        for (int i = 0; i < n; i++) {
            double upTo = atLeast(half, i + 1);
            double bothHere = upTo - below;
            for (int j = i + 1; j < n; j++) {
                double here = CombinatoricsUtils.binomialCoefficientDouble(n, half) * endsAt(i + 1, half)
                        * endsAt(n - j, half);
                medians.add(new Possible((sorted[i] + sorted[j]) / 2, here));
                bothHere -= here;
            }
            medians.add(new Possible(sorted[i], bothHere));
            below = upTo;
        }
    }

    /** The probability that at least so many draws are among so many values at one end. */
    private double atLeast(int draws, int values) {
        return 1 - new BinomialDistribution(sorted.length, (double) values / sorted.length)
                .cumulativeProbability(draws - 1);
    }

    /** The probability that so many draws are among so many values at one end, the innermost of them included. */
    private double endsAt(int values, int draws) {
        double n = sorted.length;
        return Math.pow(values / n, draws) - Math.pow((values - 1) / n, draws);
    }
}
