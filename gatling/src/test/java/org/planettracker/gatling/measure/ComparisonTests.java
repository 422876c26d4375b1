package org.planettracker.gatling.measure;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.gatling.experiment.Plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Against known answers, and in a thousand simulated sessions. */
final class ComparisonTests {

    private static final int SESSIONS = 1_000;
    /** Blocks of the default plan. */
    private static final int BLOCKS = Plan.DEFAULT.blocks();

    @Test
    void ratioIsTheMedianOfTheRatiosOfTheBlocks() {
        Comparison comparison = Comparison.of(List.of(110.0, 240.0, 360.0), List.of(100.0, 200.0, 300.0));
        assertThat(comparison.ratio()).isCloseTo(1.2, within(1e-12));
        assertThat(comparison.blocks()).isEqualTo(3);
    }

    /** t(0.975, 2) = 4.302653 from the tables; ratios exp(0.1), exp(0.2), exp(0.3) have mean 0.2 and standard deviation 0.1. */
    @Test
    void intervalOfThreeBlocksIsStudents() {
        List<Double> first = Stream.of(0.1, 0.2, 0.3).map(Math::exp).toList();
        Comparison comparison = Comparison.of(first, List.of(1.0, 1.0, 1.0));
        double half = 4.302653 * 0.1 / Math.sqrt(3);
        assertThat(comparison.low()).isCloseTo(Math.exp(0.2 - half), within(1e-6));
        assertThat(comparison.high()).isCloseTo(Math.exp(0.2 + half), within(1e-6));
    }

    @Test
    void plainDifferenceIsFoundInBothDirections() {
        List<Double> high = List.of(200.0, 202.0, 198.0);
        List<Double> low = List.of(100.0, 100.0, 101.0);
        assertThat(Comparison.of(high, low).verdict()).isEqualTo(Verdict.FASTER);
        assertThat(Comparison.of(low, high).verdict()).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void smallSteadyDifferenceIsEquivalence() {
        assertThat(Comparison.of(List.of(101.0, 101.1, 100.9), List.of(100.0, 100.0, 100.0)).verdict())
                .isEqualTo(Verdict.EQUIVALENT);
    }

    @Test
    void differenceWithinTheNoiseFloorIsNotCalledOne() {
        List<Double> first = List.of(110.0, 110.5, 109.5);
        List<Double> second = List.of(100.0, 100.0, 100.0);
        assertThat(Comparison.of(first, second, 1.05).verdict()).isEqualTo(Verdict.FASTER);
        assertThat(Comparison.of(first, second, 1.15).verdict()).isEqualTo(Verdict.NOT_RESOLVED);
    }

    @Test
    void fewerThanThreeBlocksResolveNothing() {
        Comparison comparison = Comparison.of(List.of(200.0, 200.0), List.of(100.0, 100.0));
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_RESOLVED);
        assertThat(comparison.low()).isZero();
        assertThat(comparison.high()).isInfinite();
    }

    @Test
    void refusesFiguresThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(List.of(0.0), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Comparison.of(List.of(1.0, 2.0), List.of(1.0)));
    }

    /** Whatever the noise, equal variants are called different in at most one session of twenty. */
    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.05, 0.15})
    void equalVariantsAreHardlyEverCalledDifferent(double noise) {
        assertThat(sessionsThatFind(1.0, noise, BLOCKS)).isLessThanOrEqualTo(SESSIONS / 20);
        assertThat(sessionsThatFind(1.0, noise, 7)).isLessThanOrEqualTo(SESSIONS / 20);
    }

    /** By how much it is known that figures scatter decides, and not three ratios that happen to be close together. */
    @Test
    void scatterOfOthersMakesTheInterval() {
        List<Double> first = List.of(110.0, 110.1, 109.9);
        List<Double> second = List.of(100.0, 100.0, 100.0);
        assertThat(Comparison.of(first, second).verdict()).isEqualTo(Verdict.FASTER);
        Comparison comparison = Comparison.of(first, second, Optional.of(new Scatter(0.01, 6)), 1);
        assertThat(comparison.verdict()).isEqualTo(Verdict.NOT_RESOLVED);
        // t(0.975, 6) = 2.446912 from the tables.
        assertThat(Math.log(comparison.high() / comparison.low()))
                .isCloseTo(2 * 2.446912 * Math.sqrt(2 * 0.01 / 3), within(1e-6));
    }

    @Test
    void tenPercentAreFoundByTheThoroughPlanOnANoisyMachine() {
        assertThat(sessionsThatFind(1.10, 0.05, 7)).isGreaterThanOrEqualTo(SESSIONS * 8 / 10);
    }

    /** How many sessions call the first variant faster or slower. */
    private static long sessionsThatFind(double trueRatio, double noise, int blocks) {
        Random random = new Random(20261120);
        long found = 0;
        for (int session = 0; session < SESSIONS; session++) {
            List<Double> first = figures(random, 30_000 * trueRatio, noise, blocks);
            List<Double> second = figures(random, 30_000, noise, blocks);
            Verdict verdict = Comparison.of(first, second).verdict();
            if (verdict == Verdict.FASTER || verdict == Verdict.SLOWER) {
                found++;
            }
        }
        return found;
    }

    private static List<Double> figures(Random random, double centre, double noise, int blocks) {
        return Stream.generate(() -> centre * Math.exp(noise * random.nextGaussian())).limit(blocks).toList();
    }
}
