package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A fixed piece of arithmetic on all usable cores at once: how fast the machine is at the moment. A neighbour on the same hardware, or a
 * clock that is stepped down, shows nowhere else: the processor time of everything grows with it.
 */
public final class Yardstick {

    /** Some hundredths of a second: little beside a window, much beside the start of a thread. */
    private static final int STEPS = 20_000_000;
    /** Until the just-in-time compiler has done what it will do. */
    private static final int WARM_UPS = 5;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private long result;

    /** Compiles the arithmetic, in about a quarter of a second. */
    public Yardstick() {
        for (int i = 0; i < WARM_UPS; i++) {
            seconds();
        }
    }

    /** Until the last core had done its piece, seconds of wall time. */
    public double seconds() {
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            long began = System.nanoTime();
            List<Future<Long>> pieces = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                long seed = i + 1L;
                pieces.add(workers.submit(() -> piece(seed)));
            }
            for (Future<Long> piece : pieces) {
                result ^= piece.get();
            }
            return (System.nanoTime() - began) / 1e9;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What all pieces so far came to; without anybody who may ask, a compiler could leave them out. */
    public long result() {
        return result;
    }

    /** G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (2003): every step needs the one before. */
    private static long piece(long seed) {
        long x = seed;
        for (int i = 0; i < STEPS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }
}
