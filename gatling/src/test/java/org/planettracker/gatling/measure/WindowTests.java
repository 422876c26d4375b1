package org.planettracker.gatling.measure;

import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class WindowTests {

    @Test
    void piecesTogetherAreTheirSums() {
        Window whole = Window.ofPieces(List.of(piece(100, 0.25, 0.125, Map.of(), 400.0, 500.0),
                piece(300, 0.5, 0.25, Map.of(FailureKind.TIMEOUT, 2L), 600.0)));
        assertThat(whole.answers()).isEqualTo(400);
        assertThat(whole.seconds()).isEqualTo(0.75);
        assertThat(whole.rates()).containsExactly(400.0, 500.0, 600.0);
        assertThat(whole.answersPerSecond()).isCloseTo(3 / (1 / 400.0 + 1 / 500.0 + 1 / 600.0), within(1e-9));
        assertThat(whole.serverCpuSeconds()).isNotNull().satisfies(seconds -> assertThat(seconds).isEqualTo(0.375));
        assertThat(whole.clientCpuSeconds()).isCloseTo(0.0375, within(1e-12));
        assertThat(whole.failures()).containsExactly(Map.entry(FailureKind.TIMEOUT, 2L));
        assertThat(whole.latencies().getTotalCount()).isEqualTo(400);
        assertThat(whole.steady()).isTrue();
        assertThat(whole.steady(false).steady()).isFalse();
    }

    @Test
    void burstsCountByTheTimeTheyTake() {
        assertThat(piece(2_000, 0.2, null, Map.of(), 40_000.0, 40_000.0, 10_000.0).answersPerSecond())
                .isCloseTo(20_000, within(1e-6));
        assertThat(piece(1_000, 1, null, Map.of(), 1_000.0, 0.0).answersPerSecond()).isZero();
        assertThat(piece(100, 0.5, null, Map.of()).answersPerSecond()).isEqualTo(200);
    }

    @Test
    void ofAServerWhoseProcessIsUnknownTheSumIsUnknownToo() {
        assertThat(Window.ofPieces(List.of(piece(1, 1, 1.0, Map.of(), 1.0), piece(1, 1, null, Map.of(), 1.0)))
                .serverCpuSeconds()).isNull();
    }

    private static Window piece(long answers, double seconds, @Nullable Double serverCpu,
            Map<FailureKind, Long> failures, Double... rates) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValueWithCount(1_000, answers);
        return new Window("measured", answers, seconds, List.of(rates), Latencies.encode(histogram), seconds / 20,
                serverCpu, null, failures, true);
    }
}
