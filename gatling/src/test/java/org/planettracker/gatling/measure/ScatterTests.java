package org.planettracker.gatling.measure;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ScatterTests {

    /**
     * Logarithms 1 2 3, 2 4 3, 3 3 6: means of rows 2, 3, 4, of columns 2, 3, 4, of all 3; residuals 0 0 0, 0 1 -1, 0 -1 1, so 4 over 2 times 2
     * degrees of freedom.
     */
    @Test
    void isTheResidualVarianceOfServersByBlocks() {
        Scatter scatter = Scatter.of(List.of(exp(1, 2, 3), exp(2, 4, 3), exp(3, 3, 6))).orElseThrow();
        assertThat(scatter.degreesOfFreedom()).isEqualTo(4);
        assertThat(scatter.variance()).isCloseTo(1, within(1e-12));
    }

    /** t(0.975, 4) = 2.776445 from the tables. */
    @Test
    void givesStudentsInterval() {
        assertThat(new Scatter(0.02, 4).halfInterval(3, 0.95))
                .isCloseTo(2.776445 * Math.sqrt(2 * 0.02 / 3), within(1e-6));
    }

    /** t(0.975, 6) = 2.446912 and t(0.8, 6) = 0.905703 from the tables. */
    @Test
    void hidesSmallDifferences() {
        assertThat(Math.log(new Scatter(0.0009, 6).detectable(3, 0.95, 0.8)))
                .isCloseTo(1.13 * (2.446912 + 0.905703) * 0.03 * Math.sqrt(2 / 3.0), within(1e-6));
    }

    @Test
    void ofTwoServersIsThatOfTheirRatio() {
        Scatter scatter = Scatter.of(List.of(exp(0.1, 0.2, 0.3), exp(0, 0, 0))).orElseThrow();
        assertThat(scatter.degreesOfFreedom()).isEqualTo(2);
        assertThat(scatter.variance()).isCloseTo(0.01 / 2, within(1e-12));
    }

    @Test
    void needsTwoServersAndTwoBlocksAndAllFigures() {
        assertThat(Scatter.of(List.of())).isEmpty();
        assertThat(Scatter.of(List.of(exp(1, 2, 3)))).isEmpty();
        assertThat(Scatter.of(List.of(exp(1), exp(2)))).isEmpty();
        assertThat(Scatter.of(List.of(exp(1, 2), exp(1, 2, 3)))).isEmpty();
    }

    private static List<Double> exp(double... logarithms) {
        return Arrays.stream(logarithms).mapToObj(Math::exp).toList();
    }
}
