package org.planettracker.gatling.measure;

import java.util.Collection;

import org.hipparchus.stat.descriptive.rank.Median;

/** The central figure used throughout. */
public final class Statistics {

    private Statistics() {}

    /**
     * The median, the mean of the two middle values for an even count.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values, no median");
        }
        return new Median().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
