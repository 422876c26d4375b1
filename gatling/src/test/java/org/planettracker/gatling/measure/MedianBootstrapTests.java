package org.planettracker.gatling.measure;

import java.util.Arrays;

import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class MedianBootstrapTests {

    /** In no order, one of them twice. */
    private static final double[] VALUES = {2.5, -1, 7, 4, 4, 0.5, 11};

    /** All resamples there are, some hundred thousand, rather than some of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void quantilesAreThoseOfAllResamples(int count) {
        double[] values = Arrays.copyOf(VALUES, count);
        double[] medians = mediansOfAllResamples(values);
        MedianBootstrap bootstrap = new MedianBootstrap(values);
        for (double probability : new double[]{0.025, 0.1, 0.4999, 0.5001, 0.9, 0.975}) {
            int place = (int) Math.ceil(probability * medians.length) - 1;
            assertThat(bootstrap.quantile(probability)).as("%s of %s", probability, count).isEqualTo(medians[place]);
        }
    }

    /** The median of three is the least with a probability of 7/27, of five with 181/3125. */
    @Test
    void fewValuesEndAtTheLeastAndTheGreatest() {
        double[] three = {1, 2, 3};
        assertThat(new MedianBootstrap(three).quantile(7 / 27.0 - 1e-9)).isEqualTo(1);
        assertThat(new MedianBootstrap(three).quantile(7 / 27.0 + 1e-9)).isEqualTo(2);
        double[] five = {1, 2, 3, 4, 5};
        assertThat(new MedianBootstrap(five).quantile(181 / 3125.0 - 1e-9)).isEqualTo(1);
        assertThat(new MedianBootstrap(five).quantile(181 / 3125.0 + 1e-9)).isEqualTo(2);
    }

    @Test
    void allProbabilityIsInIt() {
        assertThat(new MedianBootstrap(VALUES).quantile(0)).isEqualTo(-1);
        assertThat(new MedianBootstrap(VALUES).quantile(1)).isEqualTo(11);
    }

    private static double[] mediansOfAllResamples(double[] values) {
        int count = values.length;
        double[] medians = new double[(int) Math.round(Math.pow(count, count))];
        double[] resample = new double[count];
        for (int number = 0; number < medians.length; number++) {
            int rest = number;
            for (int draw = 0; draw < count; draw++) {
                resample[draw] = values[rest % count];
                rest /= count;
            }
            medians[number] = StatUtils.percentile(resample, 50);
        }
        Arrays.sort(medians);
        return medians;
    }
}
