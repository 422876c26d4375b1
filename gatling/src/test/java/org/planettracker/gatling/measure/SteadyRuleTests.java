package org.planettracker.gatling.measure;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class SteadyRuleTests {

    private static final double SECOND = 1e9;

    private double compilers;

    private SteadyRule rule(long requests, double shortest, double longest) {
        return new SteadyRule(requests, shortest, longest, 3, () -> compilers);
    }

    /** Feeds a burst a second, each of so many answers a second, and returns after how many the warm-up was over; 0 if it was not. */
    private static int secondsUntilOver(SteadyRule rule, double... rates) {
        for (int second = 1; second <= rates.length; second++) {
            if (rule.over(second * SECOND, second * 1_000L, rates[second - 1])) {
                return second;
            }
        }
        return 0;
    }

    @Test
    void endsWhenThreeSecondsAreNoFasterThanTheThreeBefore() {
        SteadyRule rule = rule(0, 1, 60);
        assertThat(secondsUntilOver(rule, 100, 500, 1_000, 2_000, 2_000, 2_010, 2_020, 2_000, 2_010)).isEqualTo(8);
        assertThat(rule.steady()).isTrue();
    }

    @Test
    void riseIsNotSteady() {
        assertThat(secondsUntilOver(rule(0, 1, 60), 1_000, 1_050, 1_103, 1_158, 1_216, 1_276, 1_340, 1_407)).isZero();
    }

    @Test
    void fallIsTheMachineAndNoReasonToGoOn() {
        assertThat(secondsUntilOver(rule(0, 1, 60), 2_000, 2_000, 2_000, 1_500, 1_500, 1_500)).isEqualTo(6);
    }

    /** A server on its first compiler, while the second works. */
    @Test
    void levelBurstsDoNotCountWhileCompilersWork() {
        SteadyRule rule = rule(0, 1, 60);
        for (int second = 1; second <= 10; second++) {
            compilers += 0.5;
            assertThat(rule.over(second * SECOND, 1_000L * second, 1_000)).isFalse();
        }
        assertThat(rule.over(11 * SECOND, 11_000, 1_000)).isFalse();
        assertThat(rule.over(12 * SECOND, 12_000, 1_000)).isFalse();
        assertThat(rule.over(13 * SECOND, 13_000, 1_000)).as("three seconds without compilers").isTrue();
    }

    @Test
    void levelBurstsDecideWhereCompilersAreNotTold() {
        compilers = Double.NaN;
        assertThat(secondsUntilOver(rule(0, 1, 60), 10, 10, 10, 10, 10, 10)).isEqualTo(6);
    }

    @Test
    void neverEndsBeforeTheShortestTimeNorBeforeTheFewestRequests() {
        double[] level = new double[20];
        Arrays.fill(level, 1_000);
        assertThat(secondsUntilOver(rule(0, 9, 60), level)).isEqualTo(9);
        assertThat(secondsUntilOver(rule(12_000, 0, 60), level)).isEqualTo(12);
    }

    @Test
    void endsAfterTheLongestTimeAndSaysThatItIsNotSteady() {
        SteadyRule rule = rule(1_000_000, 1, 4);
        assertThat(secondsUntilOver(rule, 1_000, 2_000, 3_000, 4_000, 5_000)).isEqualTo(4);
        assertThat(rule.steady()).isFalse();
    }

    @Test
    void slowBurstsNowAndThenDoNotCountAgainstASteadySecond() {
        SteadyRule rule = rule(0, 0, 60);
        for (int tenth = 1; tenth <= 70; tenth++) {
            rule.over(tenth * SECOND / 10, tenth, tenth % 7 == 0 ? 10 : 1_000);
        }
        assertThat(rule.steady()).isTrue();
    }

    @Test
    void refusesTimesTheWrongWayRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule(0, 5, 4));
    }

    @Test
    void windowIsQuietIfCompilersUseUpToAFifthOfACore() {
        assertThat(SteadyRule.quiet(0.4, 2)).isTrue();
        assertThat(SteadyRule.quiet(0.41, 2)).isFalse();
        assertThat(SteadyRule.quiet(Double.NaN, 2)).isTrue();
    }
}
