package org.planettracker.gatling.experiment;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TimeLeftTests {

    private static final long SECOND = 1_000_000_000;
    private final AtomicLong clock = new AtomicLong(-5 * SECOND);

    @Test
    void whatOneDoesNotNeedThoseAfterItMayUse() {
        TimeLeft time = new TimeLeft(100, 60, 30, clock::get);
        assertThat(time.forWarmUp(20, 10, 60)).isCloseTo(20 + 10 / 2.0, within(1e-9));
        clock.addAndGet(10 * SECOND);
        time.warmedUp(20);
        assertThat(time.forWarmUp(20, 10, 60)).isCloseTo(20 + 20 / 2.0, within(1e-9));
        clock.addAndGet(34 * SECOND);
        time.done(30);
        time.warmedUp(20);
        assertThat(time.forWarmUp(20, 10, 60)).isCloseTo(20 + (100 - 44 - 20) / 2.0, within(1e-9));
    }

    /** What it takes more than planned is missing later. */
    @Test
    void nobodyMayUseUpWhatOthersArePlannedToTake() {
        TimeLeft time = new TimeLeft(100, 60, 30, clock::get);
        clock.addAndGet((long) (time.forWarmUp(20, 10, 60) * SECOND));
        time.warmedUp(20);
        assertThat(time.forWarmUp(20, 10, 60)).isCloseTo(20 + 5 / 2.0, within(1e-9));
    }

    @Test
    void nobodyGetsLessThanTheShortestOrMoreThanTheLongest() {
        TimeLeft time = new TimeLeft(100, 60, 30, clock::get);
        assertThat(time.forWarmUp(60, 10, 40)).isEqualTo(40);
        clock.addAndGet(1_000 * SECOND);
        assertThat(time.forWarmUp(60, 10, 40)).isEqualTo(10);
        assertThat(time.forWarmUp(60, 10, 2)).isEqualTo(2);
    }

    @Test
    void whereTimeDoesNotMatterEachMayTakeTheLongest() {
        TimeLeft time = new TimeLeft(0, 60, 30, clock::get);
        clock.addAndGet(1_000 * SECOND);
        assertThat(time.forWarmUp(20, 10, 60)).isEqualTo(60);
    }
}
