package org.planettracker.web.traffic;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.core.Observer;
import org.planettracker.web.problem.RefusedRequestException;
import org.planettracker.web.query.Query;

/**
 * Times every answer by route and status, and writes the access log if it is switched on.
 *
 * <p>Spring's own observation of a request costs more than computing the answer; this costs two looks at the clock and a
 * few counters.
 */
public final class Traffic {

    /** The name of the access log's logger. */
    public static final String ACCESS_LOG = "org.planettracker.access";

    private static final int STATUSES = 600;
    private static final int LONGEST_PATH = 100;
    /** About a kilometre: enough to see where the load comes from, too little to say who asks. */
    private static final double STEPS_IN_A_DEGREE = 100;

    private final MeterRegistry meters;
    private final @Nullable Consumer<String> accessLog;
    private final JsonMapper json;
    private final Map<Route, AtomicReferenceArray<@Nullable Timer>> timers = new EnumMap<>(Route.class);

    /**
     * @param meters    where the times go
     * @param accessLog takes a line for each answer, null if there is no access log
     * @param json      writes that line
     */
    public Traffic(MeterRegistry meters, @Nullable Consumer<String> accessLog, JsonMapper json) {
        this.meters = meters;
        this.accessLog = accessLog;
        this.json = json;
        for (Route route : Route.values()) {
            timers.put(route, new AtomicReferenceArray<>(STATUSES));
        }
    }

    /**
     * An answer is complete, or its client has gone.
     *
     * @param method as received
     * @param path   the raw path
     * @param query  the raw query, null if there is none
     * @param status the status code
     * @param nanos  how long it took, in nanoseconds
     */
    public void answered(String method, String path, @Nullable String query, int status, long nanos) {
        Route route = Route.of(path);
        timer(route, status).record(nanos, TimeUnit.NANOSECONDS);
        if (accessLog != null) {
            accessLog.accept(line(method, path, query, route, status, nanos));
        }
    }

    private Timer timer(Route route, int status) {
        AtomicReferenceArray<@Nullable Timer> byStatus = Objects.requireNonNull(timers.get(route));
        int index = Math.clamp(status, 0, STATUSES - 1);
        Timer timer = byStatus.get(index);
        if (timer == null) {
            timer = Timer.builder("tracker.requests").description("Answers by route and status")
                    .tag("route", route.template()).tag("status", Integer.toString(status))
                    .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100),
                            Duration.ofSeconds(1))
                    .register(meters);
            byStatus.set(index, timer);
        }
        return timer;
    }

    private String line(String method, String path, @Nullable String query, Route route, int status, long nanos) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("method", method);
        line.put("path", path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path);
        line.put("route", route.template());
        Observer observer = observer(query);
        if (observer != null) {
            line.put("lon", rounded(observer.longitude()));
            line.put("lat", rounded(observer.latitude()));
        }
        line.put("status", status);
        line.put("micros", TimeUnit.NANOSECONDS.toMicros(nanos));
        return json.writeValueAsString(line);
    }

    private static @Nullable Observer observer(@Nullable String query) {
        try {
            return query == null ? null : Query.parse(null, query).observer();
        } catch (RefusedRequestException noPlace) {
            return null;
        }
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * STEPS_IN_A_DEGREE) / STEPS_IN_A_DEGREE;
    }
}
