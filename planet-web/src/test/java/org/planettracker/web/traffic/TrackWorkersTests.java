package org.planettracker.web.traffic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrackWorkersTests {

    private final TrackWorkers workers = new TrackWorkers(2);
    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        workers.close();
    }

    private void occupyBoth() throws InterruptedException {
        for (int worker = 0; worker < 2; worker++) {
            var unused = workers.compute(this::waitForSignal);
        }
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private boolean waitForSignal() {
        begun.countDown();
        try {
            return goOn.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void computesSoManyAtATimeAndTheOthersAfterThem() throws Exception {
        occupyBoth();
        CompletableFuture<Integer> third = workers.compute(() -> 3);

        assertThat(third).isNotDone();
        goOn.countDown();
        assertThat(third.get(60, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotComputed() throws Exception {
        occupyBoth();
        AtomicInteger computed = new AtomicInteger();
        CompletableFuture<Integer> left = workers.compute(computed::incrementAndGet);

        left.cancel(false);
        goOn.countDown();
        workers.compute(() -> 1).get(60, TimeUnit.SECONDS);
        assertThat(computed).hasValue(0);
    }

    @Test
    void whatIsThrownArrives() {
        assertThatThrownBy(() -> workers.compute(() -> {
            throw new IllegalStateException("no such track");
        }).join()).hasCause(new IllegalStateException("no such track"));
    }
}
