package org.planettracker.gatling.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.planettracker.gatling.measure.SteadyRule;

/**
 * Repeated bursts of a fixed number of requests, shared by all connections as ApacheBench's {@code -n} is: one cold burst, bursts until
 * steady, then the measured rounds. All users meet at a barrier between two bursts, so one burst never overlaps the next.
 */
final class Bursts {

    /** Processor time has steps of 10 ms; less than this of it would not be a measurement. */
    private static final double LEAST_CPU_SECONDS = 2;
    /** A server that needs hardly any processor time must not hold the experiment for ever. */
    private static final double LONGEST_TIMES_ASKED = 2.5;

    /** One burst: tickets to draw, and the clock from the first start to the last end. */
    final class Burst {
        private final AtomicInteger drawn = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger right = new AtomicInteger();
        private volatile long firstStart;

        /** Whether the caller may send one more request of this burst. */
        boolean draw() {
            int ticket = drawn.getAndIncrement();
            if (ticket == 0) {
                firstStart = System.nanoTime();
            }
            return ticket < size;
        }

        void end(boolean isRight, long startNanos, long endNanos) {
            if (isRight) {
                right.incrementAndGet();
                recording.answer(startNanos, endNanos);
            }
            if (ended.incrementAndGet() == size) {
                completed(this, endNanos);
            }
        }
    }

    private enum Phase {
        COLD, WARM_UP, MEASURED, OVER
    }

    private final int size;
    private final int rounds;
    private final double measuredSeconds;
    private final SteadyRule warmUp;
    private final Recording recording;
    private final List<Double> rates = new ArrayList<>();

    private Phase phase = Phase.COLD;
    private int round = 1;
    private volatile Burst current = new Burst();

    /**
     * Opens the recording's first window.
     *
     * @param size requests in a burst
     * @param rounds measured windows; between two of them the simulation prints a line and waits for one
     * @param measuredSeconds shortest length of a measured window
     */
    Bursts(int size, int rounds, double measuredSeconds, SteadyRule warmUp, Recording recording) {
        this.size = size;
        this.rounds = rounds;
        this.measuredSeconds = measuredSeconds;
        this.warmUp = warmUp;
        this.recording = recording;
        recording.open();
    }

    /** The burst that begins; to be asked for after the barrier. */
    Burst current() {
        return current;
    }

    synchronized boolean over() {
        return phase == Phase.OVER;
    }

    private synchronized void completed(Burst burst, long endNanos) {
        double rate = burst.right.get() / ((endNanos - burst.firstStart) / 1e9);
        switch (phase) {
            case COLD -> {
                recording.close("cold", List.of(rate), null, false);
                recording.open();
                phase = Phase.WARM_UP;
            }
            case WARM_UP -> {
                if (warmUp.over(recording.seconds() * 1e9, rate)) {
                    recording.open();
                    phase = Phase.MEASURED;
                }
            }
            case MEASURED -> {
                rates.add(rate);
                if (measuredEnough()) {
                    recording.close("measured", rates, null, warmUp.steady());
                    rates.clear();
                    phase = round == rounds ? Phase.OVER : Phase.MEASURED;
                    if (phase == Phase.MEASURED) {
                        waitForNextRound();
                        round++;
                        recording.open();
                    }
                }
            }
            case OVER -> throw new IllegalStateException("a burst after the last");
        }
        current = new Burst();
    }

    private boolean measuredEnough() {
        double seconds = recording.seconds();
        Double serverCpu = recording.serverCpuInWindow();
        boolean enoughCpu = serverCpu == null || serverCpu >= LEAST_CPU_SECONDS;
        return seconds >= measuredSeconds && (enoughCpu || seconds >= measuredSeconds * LONGEST_TIMES_ASKED);
    }

    /** Other load generators have their turn on the same server; nothing is in flight, so this one may simply stand still. */
    private static void waitForNextRound() {
        System.out.println("@round over");
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody asks for the next round");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
