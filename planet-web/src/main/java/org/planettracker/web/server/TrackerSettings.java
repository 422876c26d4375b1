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
 * @param track      bounds of {@code /planets/{name}/track}
 * @param accessLog  whether every answer is logged in a line of JSON
 * @throws InvalidSettingException if a value is out of range
 */
@ConfigurationProperties("tracker")
public record TrackerSettings(@Nullable Integer workers, @Nullable Path orekitData, @DefaultValue Limits limits,
        @DefaultValue Live live, @DefaultValue Track track, @DefaultValue("false") boolean accessLog) {

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
     * @param maxConnections    connections served at the same time, if the heap is large enough, 1 to 1000000
     * @param headerTimeout     longest wait for a request's whole header, from the opening of the connection or from the
     *                          request's first byte, 100 ms to 1 h
     * @param idleTimeout       how long a connection is kept open between two requests, 100 ms to 24 h
     * @param writeTimeout      how long an answer may wait for a reader that takes nothing of it, 100 ms to 1 h
     * @param requestHeaderSize largest request line and header together, 1 kB to 1 MB
     * @param requestHeaders    most header lines of a request, 10 to 10000
     * @param streams           HTTP/2 requests at the same time on one connection, 1 to 1000
     * @param connectionMemory  what connections may hold of the heap, 1 MB to 1 TB; null for all but 64 MB of it, and a quarter
     *                          at least
     */
    public record Limits(@DefaultValue("4096") int backlog, @DefaultValue("16384") int maxConnections,
            @DefaultValue("10s") Duration headerTimeout, @DefaultValue("60s") Duration idleTimeout,
            @DefaultValue("30s") Duration writeTimeout, @DefaultValue("8KB") DataSize requestHeaderSize,
            @DefaultValue("100") int requestHeaders, @DefaultValue("100") int streams,
            @Nullable DataSize connectionMemory) {

        /**
         * What the kernel holds of answers that a client has not taken yet, in bytes: more than any answer has but a long track, so that
         * who reads none holds no thread, and less than what Linux would let it grow to.
         */
        public static final int SEND_BUFFER = 192 * 1024;

        /** What a server has in its heap that serves nobody, and what it is given to collect. */
        private static final long NOT_FOR_CONNECTIONS = DataSize.ofMegabytes(64).toBytes();

        public Limits {
            requireWithin("tracker.limits.backlog", backlog, 1, 65_535);
            requireWithin("tracker.limits.max-connections", maxConnections, 1, 1_000_000);
            requireWithin("tracker.limits.header-timeout", headerTimeout, Duration.ofMillis(100), Duration.ofHours(1));
            requireWithin("tracker.limits.idle-timeout", idleTimeout, Duration.ofMillis(100), Duration.ofHours(24));
            requireWithin("tracker.limits.write-timeout", writeTimeout, Duration.ofMillis(100), Duration.ofHours(1));
            requireWithin("tracker.limits.request-headers", requestHeaders, 10, 10_000);
            requireWithin("tracker.limits.streams", streams, 1, 1000);
            requireWithin("tracker.limits.request-header-size", requestHeaderSize, DataSize.ofKilobytes(1),
                    DataSize.ofMegabytes(1));
            if (connectionMemory != null) {
                requireWithin("tracker.limits.connection-memory", connectionMemory, DataSize.ofMegabytes(1),
                        DataSize.ofTerabytes(1));
            }
        }

        /**
         * What connections may hold of the heap.
         *
         * @param heap the largest heap, in bytes
         */
        public DataSize connectionMemory(long heap) {
            return connectionMemory == null ? DataSize.ofBytes(Math.max(heap / 4, heap - NOT_FOR_CONNECTIONS))
                    : connectionMemory;
        }
    }

    /**
     * Bounds of {@code /planets/live}.
     *
     * @param maxSubscribers subscribers served at the same time, if there is memory for them, 1 to 1000000
     * @param heartbeat      how often a comment shows that a stream is alive whose events are rarer, 1 s to 1 h
     */
    public record Live(@DefaultValue("12000") int maxSubscribers, @DefaultValue("15s") Duration heartbeat) {

        public Live {
            requireWithin("tracker.live.heartbeat", heartbeat, Duration.ofSeconds(1), Duration.ofHours(1));
            requireWithin("tracker.live.max-subscribers", maxSubscribers, 1, 1_000_000);
        }
    }

    /**
     * Bounds of {@code /planets/{name}/track}.
     *
     * @param maxPoints points of all tracks together that are computed or not yet read by their clients; 10000, which is
     *                  one track of the longest, to 10000000
     * @param workers   tracks computed at the same time, 1 to 1024; null for as many as there are processors
     */
    public record Track(@DefaultValue("80000") int maxPoints, @Nullable Integer workers) {

        public Track {
            requireWithin("tracker.track.max-points", maxPoints, 10_000, 10_000_000);
            if (workers != null) {
                requireWithin("tracker.track.workers", workers, 1, 1024);
            }
        }

        /**
         * How many tracks are computed at the same time.
         *
         * @param processors that the server has
         */
        public int workers(int processors) {
            return workers == null ? processors : workers;
        }
    }

    /** What a setting accepts, in words that follow "accepted is". */
    static String accepted(String setting) {
        return switch (setting) {
            case "tracker.workers", "tracker.track.workers" -> "a whole number from 1 to 1024";
            case "tracker.orekit-data" -> "a folder that can be read";
            case "tracker.limits.backlog" -> "a whole number from 1 to 65535";
            case "tracker.limits.max-connections", "tracker.live.max-subscribers" -> "a whole number from 1 to 1000000";
            case "tracker.limits.header-timeout", "tracker.limits.write-timeout" -> "a duration from 100ms to 1h";
            case "tracker.limits.request-headers" -> "a whole number from 10 to 10000";
            case "tracker.limits.streams" -> "a whole number from 1 to 1000";
            case "tracker.limits.idle-timeout" -> "a duration from 100ms to 24h";
            case "tracker.limits.request-header-size" -> "a size from 1KB to 1MB";
            case "tracker.limits.connection-memory" -> "a size from 1MB to 1TB";
            case "tracker.live.heartbeat" -> "a duration from 1s to 1h";
            case "tracker.track.max-points" -> "a whole number from 10000 to 10000000";
            case "tracker.access-log" -> "true or false";
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
