package org.planettracker.gatling.measure;

import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ValidityTests {

    /** Ten seconds of answers that all took the same time. */
    private static Window window(long answers, long micros, double clientCpuSeconds, @Nullable Double startLagMillis,
            Map<FailureKind, Long> failures) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValueWithCount(micros, answers);
        return new Window("measured", answers, 10, List.of(), Latencies.encode(histogram), clientCpuSeconds, 5.0,
                startLagMillis, failures, true);
    }

    @Test
    void twentyConnectionsThatKeepTwentyInFlightAreValid() {
        assertThat(Validity.ofClosed(window(100_000, 2_000, 5, null, Map.of()), 20, 1)).isEmpty();
    }

    @Test
    void littlesLawCatchesAClockThatMissesHalfTheTime() {
        assertThat(Validity.ofClosed(window(100_000, 1_000, 5, null, Map.of()), 20, 1)).singleElement().asString()
                .contains("Little", "10.0",
                        "20");
    }

    @Test
    void loadGeneratorAtTheEndOfItsCoreIsNamed() {
        assertThat(Validity.ofClosed(window(100_000, 2_000, 9.8, null, Map.of()), 20, 1)).singleElement().asString()
                .contains("load generator saturated: 98 % of its core");
        assertThat(Validity.ofClosed(window(100_000, 2_000, 9.8, null, Map.of()), 20, 2)).isEmpty();
    }

    @Test
    void failuresAreNamedByKind() {
        Map<FailureKind, Long> failures = Map.of(FailureKind.RESET, 3L, FailureKind.BAD_STATUS, 1L);
        assertThat(Validity.ofClosed(window(100_000, 2_000, 5, null, failures), 20, 1)).singleElement().asString()
                .isEqualTo("4 of 100,004 requests failed: 3 connection reset or closed early, 1 wrong status");
    }

    @Test
    void demandedRateHasToBeReached() {
        assertThat(Validity.ofOpen(window(40_000, 500, 5, 1.0, Map.of()), 4_000, 1)).isEmpty();
        assertThat(Validity.ofOpen(window(40_000, 500, 5, 1.0, Map.of()), 5_000, 1)).singleElement().asString()
                .contains("4000 of 5000/s");
    }

    @Test
    void lateStartsAreTheLoadGeneratorsFault() {
        assertThat(Validity.ofOpen(window(40_000, 500, 5, 900.0, Map.of()), 4_000, 1)).singleElement().asString()
                .contains("load generator behind its plan", "900 ms");
    }

    @Test
    void noAnswerIsNoMeasurement() {
        assertThat(Validity.failures(window(0, 1, 0, null, Map.of()))).containsExactly("no answer at all");
    }
}
