package org.planettracker.gatling.simulation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

import org.planettracker.gatling.measure.FailureKind;

/**
 * Counts failed requests by kind. Gatling does not put the reason of a failure into the session, but its logger
 * {@code io.gatling.http.engine.response} says it at level DEBUG; {@code logback.xml} sends that here.
 */
public final class FailureCounter extends AppenderBase<ILoggingEvent> {

    private static final Pattern FAILED = Pattern.compile("Request '.*?' failed for user \\d+: (.*)", Pattern.DOTALL);
    private static final Map<FailureKind, AtomicLong> COUNTS = new EnumMap<>(FailureKind.class);

    static {
        for (FailureKind kind : FailureKind.values()) {
            COUNTS.put(kind, new AtomicLong());
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        count(event.getFormattedMessage());
    }

    static void count(String message) {
        Matcher failed = FAILED.matcher(message);
        if (failed.matches()) {
            COUNTS.getOrDefault(FailureKind.of(failed.group(1)), new AtomicLong()).incrementAndGet();
        }
    }

    /** Counts what a simulation found out by itself. */
    static void count(FailureKind kind, long times) {
        if (times > 0) {
            COUNTS.getOrDefault(kind, new AtomicLong()).addAndGet(times);
        }
    }

    /** The counts since the last call, kinds that did not happen left out. */
    static Map<FailureKind, Long> drain() {
        Map<FailureKind, Long> happened = new EnumMap<>(FailureKind.class);
        COUNTS.forEach((kind, count) -> {
            long value = count.getAndSet(0);
            if (value > 0) {
                happened.put(kind, value);
            }
        });
        return Collections.unmodifiableMap(happened);
    }
}
