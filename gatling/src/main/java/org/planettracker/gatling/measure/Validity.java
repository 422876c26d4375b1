package org.planettracker.gatling.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** When a window's figures must not be compared with others, and why. */
public final class Validity {

    /** Beyond this share of its cores the load generator measures itself. */
    private static final double SATURATED = 0.95;
    /** J. D. C. Little, Operations Research 9 (1961): N = X R; the two sides are measured apart here and have to agree. */
    private static final double LITTLE_TOLERANCE = 0.10;
    /** An open workload that starts later than this behind its plan is no longer the workload demanded. */
    private static final double LONGEST_LAG_MILLIS = 250;
    /** Answers a second below this share of the rate demanded: not reached. */
    private static final double REACHED = 0.95;

    private Validity() {}

    /**
     * Judges a closed workload.
     *
     * @param connections that always have one request in flight
     * @param clientCores cores the load generator may use
     * @return reasons, empty for a valid window
     */
    public static List<String> ofClosed(Window window, int connections, int clientCores) {
        List<String> reasons = new ArrayList<>(failures(window));
        reasons.addAll(saturation(window, clientCores));
        double throughput = window.answers() / window.seconds();
        double inFlight = throughput * window.latencies().getMean() / 1e6;
        if (window.answers() > 0 && Math.abs(inFlight / connections - 1) > LITTLE_TOLERANCE) {
            reasons.add(String.format(Locale.ROOT,
                    "Little's law: throughput times service time gives %.1f in flight, not %d", inFlight,
                    connections));
        }
        return reasons;
    }

    /**
     * Judges an open workload.
     *
     * @param demanded connections a second
     * @return reasons, empty for a valid window
     */
    public static List<String> ofOpen(Window window, double demanded, int clientCores) {
        List<String> reasons = new ArrayList<>(failures(window));
        reasons.addAll(saturation(window, clientCores));
        Double lag = window.startLagMillis();
        if (lag != null && lag > LONGEST_LAG_MILLIS) {
            reasons.add(
                    String.format(Locale.ROOT,
                            "load generator behind its plan: 1 %% of connections started more than %.0f ms late", lag));
        }
        double reached = window.answers() / window.seconds();
        if (reached < REACHED * demanded) {
            reasons.add(String.format(Locale.ROOT, "demanded rate not reached: %.0f of %.0f/s", reached, demanded));
        }
        return reasons;
    }

    /** What failed, in words; empty if nothing did. */
    public static List<String> failures(Window window) {
        if (window.failed() == 0) {
            return window.answers() == 0 ? List.of("no answer at all") : List.of();
        }
        String kinds = window.failures().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey().words()))
                .collect(Collectors.joining(", "));
        return List.of(
                String.format(Locale.ROOT, "%,d of %,d requests failed: %s", window.failed(),
                        window.failed() + window.answers(), kinds));
    }

    /** Whether the load generator measured itself. */
    public static List<String> saturation(Window window, int clientCores) {
        double share = window.clientCpuSeconds() / window.seconds() / clientCores;
        return share > SATURATED
                ? List.of(String.format(Locale.ROOT, "load generator saturated: %.0f %% of its %s", 100 * share,
                        clientCores == 1 ? "core" : clientCores + " cores"))
                : List.of();
    }
}
