package org.planettracker.web.traffic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The threads that compute tracks, so that what serves requests stays free to answer others, and to refuse at once what is
 * too much.
 *
 * <p>An event loop that computed a track would see the next request only when it is done: under more tracks than it can
 * compute they would wait unseen in the kernel, uncounted by {@link TrackBudget}, until their clients have gone. What waits
 * here has taken its share of the budget, so there is never much of it.
 */
public final class TrackWorkers implements AutoCloseable {

    private final ExecutorService threads;

    /** Computes so many tracks at the same time. */
    public TrackWorkers(int threads) {
        this.threads = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("track-", 0).factory());
    }

    /**
     * Computes when it is its turn; not at all if the future is cancelled before.
     *
     * @return completed by the thread that has computed, with what was thrown if it came to that
     */
    public <T> CompletableFuture<T> compute(Supplier<T> computation) {
        return CompletableFuture.supplyAsync(computation, threads);
    }

    /** Takes no more; what was taken is computed. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
