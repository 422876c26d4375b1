package org.planettracker.web.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code tracker}, equal in meaning for both servers.
 *
 * @param workers    what serves one request at a time: a Netty event loop, a Tomcat request thread, a carrier thread of
 *                   virtual threads; 1 to 1024, null for the framework's own default
 * @param orekitData a folder of Orekit data that goes in front of the embedded data, null for the embedded data alone
 * @param limits     what one client may take
 * @param live       bounds of {@code /planets/live}
 * @throws InvalidSettingException if a value is out of range
 */
@ConfigurationProperties("tracker")
public record TrackerSettings(@Nullable Integer workers, @Nullable Path orekitData, @DefaultValue Limits limits,
        @DefaultValue Live live) {

    public TrackerSettings {
        if (workers != null) {
            requireWithin("tracker.workers", workers, 1, 1024);
        }
        if (orekitData != null && !Files.isDirectory(orekitData)) {
            throw new InvalidSettingException("tracker.orekit-data", orekitData, accepted("tracker.orekit-data"));
        }
    }

    /**
     * Limits on what one client, or all of them together, may take; the same in both servers.
     *
     * @param backlog           connections that the kernel holds until they are accepted, 1 to 65535
     * @param maxConnections    connections served at the same time, 1 to 1000000
     * @param headerTimeout     longest wait for a request's header once a connection is open, 100 ms to 1 h
     * @param idleTimeout       how long a connection is kept open between two requests, 100 ms to 24 h
     * @param requestHeaderSize largest request line and header together, 1 kB to 1 MB
     */
    public record Limits(@DefaultValue("4096") int backlog, @DefaultValue("16384") int maxConnections,
            @DefaultValue("10s") Duration headerTimeout, @DefaultValue("60s") Duration idleTimeout,
            @DefaultValue("8KB") DataSize requestHeaderSize) {

        public Limits {
            requireWithin("tracker.limits.backlog", backlog, 1, 65_535);
            requireWithin("tracker.limits.max-connections", maxConnections, 1, 1_000_000);
            requireWithin("tracker.limits.header-timeout", headerTimeout, Duration.ofMillis(100), Duration.ofHours(1));
            requireWithin("tracker.limits.idle-timeout", idleTimeout, Duration.ofMillis(100), Duration.ofHours(24));
            requireWithin("tracker.limits.request-header-size", requestHeaderSize, DataSize.ofKilobytes(1),
                    DataSize.ofMegabytes(1));
        }
    }

    /**
     * Bounds of {@code /planets/live}.
     *
     * @param maxSubscribers subscribers served at the same time, 1 to 1000000
     */
    public record Live(@DefaultValue("12000") int maxSubscribers) {

        public Live {
            requireWithin("tracker.live.max-subscribers", maxSubscribers, 1, 1_000_000);
        }
    }

    /** What a setting accepts, in words that follow "accepted is". */
    static String accepted(String setting) {
        return switch (setting) {
            case "tracker.workers" -> "a whole number from 1 to 1024";
            case "tracker.orekit-data" -> "a folder that can be read";
            case "tracker.limits.backlog" -> "a whole number from 1 to 65535";
            case "tracker.limits.max-connections", "tracker.live.max-subscribers" -> "a whole number from 1 to 1000000";
            case "tracker.limits.header-timeout" -> "a duration from 100ms to 1h";
            case "tracker.limits.idle-timeout" -> "a duration from 100ms to 24h";
            case "tracker.limits.request-header-size" -> "a size from 1KB to 1MB";
            case ShutdownDelay.SETTING -> "a duration from 0s to 1m";
            default -> throw new IllegalArgumentException("no such setting: " + setting);
        };
    }

    private static <T extends Comparable<T>> void requireWithin(String setting, T value, T lowest, T highest) {
        if (value.compareTo(lowest) < 0 || value.compareTo(highest) > 0) {
            throw new InvalidSettingException(setting, value, accepted(setting));
        }
    }
}
