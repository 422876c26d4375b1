package org.planettracker.gatling.measure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

import com.sun.management.OperatingSystemMXBean;

/**
 * Processor time used so far, user and system. Of this process in nanoseconds; of others in the steps of the kernel (10 ms on Linux), so
 * windows of two processor-seconds or more keep the error below 1 %.
 */
public final class CpuClock {

    private static final double NANOS = 1e-9;

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
}
