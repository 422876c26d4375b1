package org.planettracker.gatling.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * Processor time used so far, user and system. Of this process in nanoseconds; of others in the steps of the kernel (10 ms on Linux), so
 * windows of two processor-seconds or more keep the error below 1 %.
 */
public final class CpuClock {

    private static final double NANOS = 1e-9;

    /** As HotSpot names its compiler threads, cut to the kernel's fifteen characters. */
    private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");
    /** USER_HZ, which is 100 on every Linux that a JDK is built for. */
    private static final double TICKS_A_SECOND = 100;

    private CpuClock() {}

    /** Seconds used by this Java process. */
    public static double ownSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * NANOS;
    }

    /** Seconds used by another process; empty when it is gone or the system does not tell. */
    public static Optional<Double> secondsOf(long pid) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().totalCpuDuration()).map(Duration::toNanos)
                .map(nanos -> nanos * NANOS);
    }

    /**
     * Seconds used by the just-in-time compilers of a Java process. Linux names the threads; elsewhere, and for processes that are gone,
     * NaN.
     */
    public static double compilerSecondsOf(long pid) {
        Path threads = Path.of("/proc", String.valueOf(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Double.NaN;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.mapToDouble(CpuClock::compilerSeconds).sum();
        } catch (IOException | UncheckedIOException e) {
            return Double.NaN;
        }
    }

    /** Of one thread; 0 if it is no compiler or has ended meanwhile. */
    private static double compilerSeconds(Path thread) {
        try {
            if (!COMPILERS.contains(Files.readString(thread.resolve("comm")).strip())) {
                return 0;
            }
            String stat = Files.readString(thread.resolve("stat"));
            // proc(5): utime and stime are fields 14 and 15; the second, the name, may hold anything and ends at the last parenthesis.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }
}
