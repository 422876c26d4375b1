package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a load generator saw between two instants of its nanosecond clock.
 *
 * @param name what this window is of: {@code cold}, {@code measured}, {@code 3000/s}, {@code hold}
 * @param answers right answers received
 * @param seconds length of the window
 * @param rates answers a second, a value a burst, in the order of the bursts; empty where there are no bursts
 * @param histogram service times, encoded as {@link Latencies#encode} does
 * @param clientCpuSeconds processor time the load generator used
 * @param serverCpuSeconds processor time the server used, absent when its process is not known
 * @param startLagMillis how late the 99th percentile of requests started behind the plan, for an open workload; absent for a closed one
 * @param failures counts by kind, kinds that did not happen left out
 * @param steady whether the stated warm-up rule was met before this window began, and compilers stayed quiet in it
 */
public record Window(String name, long answers, double seconds, List<Double> rates, String histogram,
        double clientCpuSeconds,
        @Nullable Double serverCpuSeconds, @Nullable Double startLagMillis, Map<FailureKind, Long> failures,
        boolean steady) {

    public Window {
        if (answers < 0) {
            throw new IllegalArgumentException("answers must not be negative: " + answers);
        }
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("seconds must be positive and finite: " + seconds);
        }
        rates = List.copyOf(rates);
        failures = Map.copyOf(failures);
    }

    /** The same, steady only if its server was so already when its warm-up ended. */
    public Window after(boolean steadyWarmUp) {
        return steady(steady && steadyWarmUp);
    }

    /** The same, steady or not as somebody else knows. */
    public Window steady(boolean now) {
        return new Window(name, answers, seconds, rates, histogram, clientCpuSeconds, serverCpuSeconds, startLagMillis,
                failures, now);
    }

    /**
     * One window of pieces between which something else was asked; none of them has a start lag, which belongs to open workloads.
     *
     * @param pieces at least one
     */
    public static Window ofPieces(List<Window> pieces) {
        Histogram latencies = Latencies.histogram();
        Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
        for (Window piece : pieces) {
            latencies.add(piece.latencies());
            piece.failures().forEach((kind, count) -> failures.merge(kind, count, Long::sum));
        }
        List<@Nullable Double> serverCpu = new ArrayList<>();
        pieces.forEach(piece -> serverCpu.add(piece.serverCpuSeconds()));
        return new Window(pieces.getFirst().name(), pieces.stream().mapToLong(Window::answers).sum(),
                pieces.stream().mapToDouble(Window::seconds).sum(),
                pieces.stream().flatMap(piece -> piece.rates().stream()).toList(), Latencies.encode(latencies),
                pieces.stream().mapToDouble(Window::clientCpuSeconds).sum(), sum(serverCpu), null, failures,
                pieces.stream().allMatch(Window::steady));
    }

    private static @Nullable Double sum(List<@Nullable Double> values) {
        double sum = 0;
        for (Double value : values) {
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return sum;
    }

    /** Requests that did not end in a right answer. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Right answers a second. Where there are bursts, all of them over the time of all bursts, each from its first start to its last end:
     * the harmonic mean, since they are equally long. Their median would be one of two values where a server has two speeds, as one with
     * two threads has on two cores, depending on which it had a little longer.
     */
    public double answersPerSecond() {
        return rates.isEmpty() ? answers / seconds
                : rates.size() / rates.stream().mapToDouble(rate -> 1 / rate).sum();
    }

    /** The service times. */
    public Histogram latencies() {
        return Latencies.decode(histogram);
    }
}
