package org.planettracker.gatling.measure;

import java.util.Base64;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class LatenciesTests {

    @Test
    void whatIsEncodedIsDecoded() {
        Histogram histogram = Latencies.histogram();
        for (int micros = 1; micros <= 10_000; micros++) {
            histogram.recordValue(micros);
        }
        assertThat(Latencies.decode(Latencies.encode(histogram))).isEqualTo(histogram);
    }

    @Test
    void nanosecondsBecomeWholeMicroseconds() {
        assertThat(Latencies.micros(1_999)).isEqualTo(1);
        assertThat(Latencies.micros(-5)).isZero();
    }

    @Test
    void moreThanAnHourCountsAsAnHour() {
        assertThat(Latencies.micros(Long.MAX_VALUE)).isEqualTo(3_600_000_000L);
    }

    @Test
    void somethingElseIsNoHistogram() {
        String other = Base64.getEncoder().encodeToString(new byte[64]);
        assertThatIllegalArgumentException().isThrownBy(() -> Latencies.decode(other));
    }
}
