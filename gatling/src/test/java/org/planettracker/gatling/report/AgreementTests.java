package org.planettracker.gatling.report;

import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgreementTests {

    private static final Agreement NONE = new Agreement(OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty());

    @Test
    void mediansWithinFifteenPercentAgreeHoweverWideTheirIntervalIs() {
        assertThat(Agreement.verdict(agreement(1.149, 0.5, 2), agreement(0.851, 0.8, 0.9))).isEqualTo("yes");
    }

    @Test
    void whatIsOutsideByItsWholeIntervalDoesNotAgree() {
        assertThat(Agreement.verdict(agreement(1, 1, 1), agreement(1.3, 1.16, 1.4))).isEqualTo("no");
        assertThat(Agreement.verdict(agreement(0.8, 0.7, 0.84), agreement(1, 1, 1))).isEqualTo("no");
    }

    @Test
    void anIntervalThatReachesInsideDoesNotTell() {
        assertThat(Agreement.verdict(agreement(1.19, 0.9, 1.5), agreement(1, 1, 1))).isEqualTo("not resolved");
        assertThat(Agreement.verdict(agreement(1.19, 0.9, 1.5), agreement(1.3, 1.2, 1.4))).isEqualTo("no");
    }

    @Test
    void whatDidNotMeasureIsNotAsked() {
        assertThat(Agreement.verdict(NONE, NONE)).isEqualTo(Words.NOTHING);
        assertThat(Agreement.verdict(NONE, agreement(1.1, 1, 1.2))).isEqualTo("yes");
        assertThat(NONE.words()).isEqualTo(Words.NOTHING);
    }

    @Test
    void withoutAnIntervalOnlyTheMediansCount() {
        Agreement old = new Agreement(OptionalDouble.of(1.2), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(Agreement.verdict(old)).isEqualTo("no");
        assertThat(old.words()).isEqualTo("+20.0");
    }

    @Test
    void saysTheDifferenceAndItsInterval() {
        assertThat(agreement(1.194, 0.95, 1.4).words()).isEqualTo("+19.4 (-5 to +40)");
    }

    private static Agreement agreement(double ratio, double low, double high) {
        return new Agreement(OptionalDouble.of(ratio), OptionalDouble.of(low), OptionalDouble.of(high));
    }
}
