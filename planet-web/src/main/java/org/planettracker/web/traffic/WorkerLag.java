package org.planettracker.web.traffic;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * How long a task waits until a worker takes it: the one measure of saturation that event loops, request threads and
 * virtual threads have in common. Four times a second an empty task is sent the way of the requests.
 */
public final class WorkerLag {

    private static final long PERIOD_MILLIS = 250;

    private final Supplier<? extends List<? extends Executor>> workers;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("worker-lag").factory());
    private volatile List<Probe> probes = List.of();

    /** Watches the workers, which are asked for when the server runs. */
    public WorkerLag(Supplier<? extends List<? extends Executor>> workers) {
        this.workers = workers;
    }

    /** The longest wait among the workers in seconds, of the last task or of one that still waits. */
    public double seconds() {
        long longest = 0;
        for (Probe probe : probes) {
            longest = Math.max(longest, probe.lag());
        }
        return longest / 1e9;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        probes = workers.get().stream().map(Probe::new).toList();
        var unused = timer.scheduleAtFixedRate(() -> probes.forEach(Probe::send), 0, PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        timer.shutdownNow();
    }

    private static final class Probe implements Runnable {

        private final Executor worker;
        private volatile long sent;
        private volatile boolean waiting;
        private volatile long last;

        Probe(Executor worker) {
            this.worker = worker;
        }

        /** Sends a task if the last one has arrived. */
        void send() {
            if (!waiting) {
                sent = System.nanoTime();
                waiting = true;
                try {
                    worker.execute(this);
                } catch (RejectedExecutionException shuttingDown) {
                    waiting = false;
                }
            }
        }

        @Override
        public void run() {
            last = System.nanoTime() - sent;
            waiting = false;
        }

        long lag() {
            return waiting ? System.nanoTime() - sent : last;
        }
    }
}
