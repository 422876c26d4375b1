package org.planettracker.webflux;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date header, made anew once a second; Tomcat sends one by itself, Reactor Netty does not. */
final class DateLine {

    /** As RFC 9110 wants it, a day below ten with its zero. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    DateLine(InstantSource clock) {
        this.clock = clock;
    }

    /** The current second, such as {@code Fri, 20 Nov 2026 08:29:00 GMT}. */
    String now() {
        long seconds = Math.floorDiv(clock.millis(), 1000L);
        Second known = last;
        if (known.seconds != seconds) {
            known = new Second(seconds, FORMAT.format(Instant.ofEpochSecond(seconds)));
            last = known;
        }
        return known.text;
    }

    private record Second(long seconds, String text) {}
}
