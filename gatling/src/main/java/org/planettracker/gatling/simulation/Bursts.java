package org.planettracker.gatling.simulation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.SteadyRule;

/**
 * Repeated bursts of as many requests as the order says, shared by all connections as ApacheBench's {@code -n} is; for each order one cold burst,
 * bursts until steady, then the measured ones, as far as asked for. All users meet at a barrier between two bursts, so one burst never
 * overlaps the next.
 */
final class Bursts {

    /** A server that needs hardly any processor time must not hold the experiment for ever. */
    private static final double LONGEST_TIMES_ASKED = 2.5;

    /** One burst: tickets to draw, and the clock from the first start to the last end. */
    final class Burst {
        private final AtomicInteger drawn = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger right = new AtomicInteger();
        private final String url;
        private final int size;
        private volatile long firstStart;

        private Burst(BurstOrder order) {
            url = order.baseUrl() + path;
            size = order.requests();
        }

        /** What is asked for. */
        String url() {
            return url;
        }

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

    private final String path;
    private final Iterator<BurstOrder> orders;
    private final Recording recording;
    private final List<Double> rates = new ArrayList<>();

    private BurstOrder order;
    private Phase phase;
    private DoubleSupplier compilers;
    private double compilersBefore;
    private SteadyRule warmUp;
    private long warmUpRequests;
    private volatile Burst current;

    /**
     * Takes the first order.
     *
     * @param path what is asked for
     * @param orders one after the other, at least one; asking for the next may wait, and no request is sent meanwhile
     */
    Bursts(String path, Iterator<BurstOrder> orders, Recording recording) {
        this.path = path;
        this.orders = orders;
        this.recording = recording;
        order = orders.next();
        compilers = compilers(order);
        warmUp = rule(order, compilers);
        recording.observe(order.serverPid());
        phase = first(order);
        open();
        current = new Burst(order);
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
        rates.add(rate);
        boolean ended = switch (phase) {
            case COLD -> true;
            case WARM_UP -> {
                warmUpRequests += burst.right.get();
                yield warmUp.over(recording.seconds() * 1e9, warmUpRequests, rate);
            }
            case MEASURED -> measuredEnough();
            case OVER -> throw new IllegalStateException("a burst after the last");
        };
        if (ended) {
            close();
            phase = after(phase);
            if (phase == Phase.OVER) {
                recording.write(order.record());
                takeNextOrder();
            } else {
                open();
            }
        }
        current = new Burst(order);
    }

    private void open() {
        compilersBefore = compilers.getAsDouble();
        recording.open();
    }

    private void close() {
        switch (phase) {
            case COLD -> recording.close("cold", rates, null, false);
            case WARM_UP -> recording.close("warm-up", rates, null, warmUp.steady());
            case MEASURED -> recording.close("measured", rates, null, compilersQuiet());
            case OVER -> throw new IllegalStateException("nothing is being recorded");
        }
        rates.clear();
    }

    private void takeNextOrder() {
        if (orders.hasNext()) {
            order = orders.next();
            compilers = compilers(order);
            warmUp = rule(order, compilers);
            warmUpRequests = 0;
            recording.observe(order.serverPid());
            phase = first(order);
            open();
        }
    }

    private static Phase first(BurstOrder order) {
        return order.cold() ? Phase.COLD : afterCold(order);
    }

    private Phase after(Phase done) {
        return switch (done) {
            case COLD -> afterCold(order);
            case WARM_UP -> afterWarmUp(order);
            case MEASURED, OVER -> Phase.OVER;
        };
    }

    private static Phase afterCold(BurstOrder order) {
        return order.warmUpLongestSeconds() > 0 ? Phase.WARM_UP : afterWarmUp(order);
    }

    private static Phase afterWarmUp(BurstOrder order) {
        return order.measuredSeconds() > 0 ? Phase.MEASURED : Phase.OVER;
    }

    private static SteadyRule rule(BurstOrder order, DoubleSupplier compilers) {
        return new SteadyRule(order.warmUpRequests(), order.warmUpSeconds(), order.warmUpLongestSeconds(),
                order.spanSeconds(), compilers);
    }

    /** Of this load generator and of the server; a server without a known process has none. */
    private static DoubleSupplier compilers(BurstOrder order) {
        long own = ProcessHandle.current().pid();
        return () -> CpuClock.compilerSecondsOf(own)
                + (order.serverPid() == 0 ? 0 : CpuClock.compilerSecondsOf(order.serverPid()));
    }

    private boolean compilersQuiet() {
        return SteadyRule.quiet(compilers.getAsDouble() - compilersBefore, recording.seconds());
    }

    private boolean measuredEnough() {
        double seconds = recording.seconds();
        Double serverCpu = recording.serverCpuInWindow();
        boolean enoughCpu = serverCpu == null || serverCpu >= order.leastCpuSeconds();
        return seconds >= order.measuredSeconds()
                && (enoughCpu || seconds >= order.measuredSeconds() * LONGEST_TIMES_ASKED);
    }
}
