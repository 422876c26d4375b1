package org.planettracker.gatling.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class YardstickTests {

    @Test
    void usesAllCoresForEveryPiece() {
        Yardstick yardstick = new Yardstick();
        double before = CpuClock.ownSeconds();
        double wall = yardstick.seconds();
        assertThat(wall).isPositive();
        // What the just-in-time compiler would have left out costs nothing: 20 million steps never take less than a millisecond.
        assertThat(CpuClock.ownSeconds() - before)
                .isGreaterThan(1e-3 * Runtime.getRuntime().availableProcessors());
        long result = yardstick.result();
        yardstick.seconds();
        assertThat(yardstick.result()).isNotEqualTo(result);
    }
}
