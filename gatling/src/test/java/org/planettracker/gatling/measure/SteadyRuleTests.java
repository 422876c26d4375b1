package org.planettracker.gatling.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class SteadyRuleTests {

    private static final double SECOND = 1e9;

    @Test
    void endsWhenTwoSecondsAgree() {
        SteadyRule rule = new SteadyRule(1, 60);
        assertThat(rule.over(1.0 * SECOND, 1_000)).isFalse();
        assertThat(rule.over(2.0 * SECOND, 2_000)).isFalse();
        assertThat(rule.over(3.0 * SECOND, 2_020)).isTrue();
        assertThat(rule.steady()).isTrue();
    }

    @Test
    void neverEndsBeforeTheShortestTime() {
        SteadyRule rule = new SteadyRule(5, 60);
        for (int second = 1; second < 5; second++) {
            assertThat(rule.over(second * SECOND, 1_000)).isFalse();
        }
        assertThat(rule.over(5 * SECOND, 1_000)).isTrue();
    }

    @Test
    void endsAfterTheLongestTimeAndSaysThatItIsNotSteady() {
        SteadyRule rule = new SteadyRule(1, 4);
        boolean over = false;
        for (int second = 1; second <= 4; second++) {
            over = rule.over(second * SECOND, 1_000 * second);
        }
        assertThat(over).isTrue();
        assertThat(rule.steady()).isFalse();
    }

    @Test
    void oneSlowBurstDoesNotCountAgainstASteadySecond() {
        SteadyRule rule = new SteadyRule(0, 60);
        boolean over = false;
        for (int tenth = 1; tenth <= 30 && !over; tenth++) {
            over = rule.over(tenth * SECOND / 10, tenth == 15 ? 10 : 1_000);
        }
        assertThat(rule.steady()).isTrue();
    }

    @Test
    void refusesTimesTheWrongWayRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SteadyRule(5, 4));
    }
}
