package org.planettracker.gatling.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

/**
 * What a simulation records on a nanosecond clock, window after window. Gatling's own figures are whole milliseconds and its writers cost as
 * much as the requests themselves. Latencies go into HdrHistogram's wait-free recorder.
 */
final class Recording {

    private final Recorder latencies = Latencies.recorder();
    private final @Nullable Path file = Orders.record();
    private final List<Window> windows = new ArrayList<>();

    private long serverPid = Orders.serverPid();
    private long began;
    private double ownCpu;
    private @Nullable Double serverCpu;

    Recording() {
        if (Orders.ofLaboratory()) {
            // Started by the laboratory: do not outlive it.
            ProcessHandle laboratory = ProcessHandle.current().parent()
                    .orElseThrow(() -> new IllegalStateException("started by the laboratory, which is gone"));
            Thread.ofPlatform().daemon().name("outlives-nobody").start(() -> {
                laboratory.onExit().join();
                Runtime.getRuntime().halt(1);
            });
        }
    }

    /** From the next window on, processor time is that of another server; 0 when its process is unknown. */
    synchronized void observe(long pid) {
        serverPid = pid;
    }

    /** Opens a window now and forgets what was recorded since the last one. */
    synchronized void open() {
        latencies.reset();
        FailureCounter.drain();
        ownCpu = CpuClock.ownSeconds();
        serverCpu = serverCpuSeconds();
        began = System.nanoTime();
    }

    /** Records a right answer; may be called from any thread. */
    void answer(long startNanos, long endNanos) {
        latencies.recordValue(Latencies.micros(endNanos - startNanos));
    }

    /** Seconds since the window was opened. */
    synchronized double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Processor time the server used since the window was opened, absent when unknown. */
    synchronized @Nullable Double serverCpuInWindow() {
        Double now = serverCpuSeconds();
        return now == null || serverCpu == null ? null : now - serverCpu;
    }

    /** Closes the window now and keeps it. */
    synchronized void close(String name, List<Double> rates, @Nullable Double startLagMillis, boolean steady) {
        double seconds = seconds();
        double ownCpuUsed = CpuClock.ownSeconds() - ownCpu;
        Double serverCpuUsed = serverCpuInWindow();
        Histogram histogram = latencies.getIntervalHistogram();
        Window window = new Window(name, histogram.getTotalCount(), seconds, rates, Latencies.encode(histogram),
                ownCpuUsed, serverCpuUsed,
                startLagMillis, FailureCounter.drain(), steady);
        keep(window);
    }

    /** Keeps a window that somebody else recorded. */
    synchronized void keep(Window window) {
        windows.add(window);
        if (!Orders.ofLaboratory()) {
            Histogram histogram = window.latencies();
            System.out.printf(Locale.ROOT, "%s: %,d answers, %,.0f/s, p50 %.2f ms, p99 %.2f ms, failed %s%n",
                    window.name(), window.answers(),
                    window.answersPerSecond(), histogram.getValueAtPercentile(50) / 1e3,
                    histogram.getValueAtPercentile(99) / 1e3,
                    window.failures());
        }
    }

    /** Writes all windows to the file asked for, if any. */
    synchronized void write() {
        if (file != null) {
            write(file.toString());
        }
    }

    /** Writes the windows since the last time to a file, and forgets them; nothing if the name is empty. */
    synchronized void write(String to) {
        if (!to.isEmpty()) {
            try {
                Files.write(Path.of(to), JsonMapper.shared().writeValueAsBytes(windows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        windows.clear();
    }

    private @Nullable Double serverCpuSeconds() {
        return serverPid == 0 ? null : CpuClock.secondsOf(serverPid).orElse(null);
    }
}
