package org.planettracker.gatling.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class YardstickTests {

    @Test
    void usesAllCoresForEveryPiece() {
        Yardstick yardstick = new Yardstick();
        double before = CpuClock.ownSeconds();
        double each = yardstick.seconds();
        // What the just-in-time compiler would have left out costs nothing: so many steps never take less than a millisecond.
        assertThat(each).isGreaterThan(1e-3);
        assertThat(CpuClock.ownSeconds() - before)
                .isGreaterThanOrEqualTo(0.99 * each * Runtime.getRuntime().availableProcessors());
        long result = yardstick.result();
        yardstick.seconds();
        assertThat(yardstick.result()).isNotEqualTo(result);
    }
}
