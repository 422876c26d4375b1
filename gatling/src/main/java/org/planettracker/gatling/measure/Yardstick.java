package org.planettracker.gatling.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A fixed piece of arithmetic on all usable cores at once: how fast they are at the moment, in processor time. A neighbour on the same
 * hardware, or a clock that is stepped down, shows nowhere else: the processor time of everything grows with it. It looks for what a
 * server needs: several independent steps at a time, and memory just beyond the first cache. A chain of steps that wait for each other
 * was as fast as ever on a core whose other hardware thread a neighbour used, when these took up to 1.4 times as long.
 */
public final class Yardstick {

    /** Some hundredths of a second in all: little beside a window. */
    private static final int STEPS = 8_000_000;
    private static final int LOOKS = 1_500_000;
    /** Half a MiB: more than a first cache, less than a second one. */
    private static final int PLACES = 1 << 17;
    /** Until the just-in-time compiler has done what it will do. */
    private static final int WARM_UPS = 5;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final int[] memory = ring();
    private long result;

    /** Compiles the arithmetic, in about a quarter of a second. */
    public Yardstick() {
        for (int i = 0; i < WARM_UPS; i++) {
            seconds();
        }
    }

    /** Of processor time a piece took, in the mean over the cores. */
    public double seconds() {
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            List<Future<Long>> pieces = new ArrayList<>();
            for (int i = 0; i < cores; i++) {
                long seed = i + 1L;
                pieces.add(workers.submit(() -> piece(seed)));
            }
            long nanos = 0;
            for (Future<Long> piece : pieces) {
                nanos += piece.get();
            }
            return nanos / 1e9 / cores;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What all pieces so far came to; without anybody who may ask, a compiler could leave them out. */
    public synchronized long result() {
        return result;
    }

    private synchronized void keep(long value) {
        result += value;
    }

    /** Nanoseconds of processor time. */
    private long piece(long seed) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        long value = wide(seed) + looks((int) seed);
        long nanos = threads.getCurrentThreadCpuTime() - before;
        keep(value);
        return nanos;
    }

    /** G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (2003): four of them, none of which waits for another. */
    private static long wide(long seed) {
        long a = seed;
        long b = seed + 1;
        long c = seed + 2;
        long d = seed + 3;
        for (int i = 0; i < STEPS; i++) {
            a = next(a);
            b = next(b);
            c = next(c);
            d = next(d);
        }
        return a ^ b ^ c ^ d;
    }

    private static long next(long x) {
        long once = x ^ x << 13;
        long twice = once ^ once >>> 7;
        return twice ^ twice << 17;
    }

    /** From place to place, each known only from the one before. */
    private long looks(int first) {
        int place = first;
        for (int i = 0; i < LOOKS; i++) {
            place = memory[place];
        }
        return place;
    }

    /** A way through all places that comes back to where it began: S. Sattolo, Information Processing Letters 22 (1986). */
    private static int[] ring() {
        int[] ring = IntStream.range(0, PLACES).toArray();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = PLACES - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int place = ring[i];
            ring[i] = ring[j];
            ring[j] = place;
        }
        return ring;
    }
}
