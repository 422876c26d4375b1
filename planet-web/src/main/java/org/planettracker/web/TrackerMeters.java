package org.planettracker.web;

import java.time.LocalDate;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.planettracker.core.DataValidity;
import org.planettracker.web.traffic.ConnectionMemory;
import org.planettracker.web.traffic.TrackBudget;
import org.planettracker.web.traffic.WorkerLag;

/** What {@code /actuator/prometheus} tells about the tracker itself, beside the times of its answers. */
final class TrackerMeters implements MeterBinder {

    private final LiveSky live;
    private final TrackBudget tracks;
    private final ConnectionMemory connections;
    private final WorkerLag lag;
    private final DataValidity validity;

    TrackerMeters(LiveSky live, TrackBudget tracks, ConnectionMemory connections, WorkerLag lag,
            DataValidity validity) {
        this.live = live;
        this.tracks = tracks;
        this.connections = connections;
        this.lag = lag;
        this.validity = validity;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("tracker.live.subscribers", live, LiveSky::subscribers).description("Live subscribers served now")
                .register(meters);
        Gauge.builder("tracker.track.points", tracks, TrackBudget::inTheWorks)
                .description("Points of tracks that are computed or not yet read").register(meters);
        Gauge.builder("tracker.connections.held", connections, memory -> memory.taken() * 1024.0).baseUnit("bytes")
                .description("What unfinished requests and live streams count as, of the memory for connections")
                .register(meters);
        Gauge.builder("tracker.workers.lag", lag, WorkerLag::seconds).baseUnit("seconds")
                .description("How long a task waits for a worker, the longest of all workers").register(meters);
        validity.ephemerides().forEach(ephemeris -> until(meters, ephemeris.name(), ephemeris.last()));
        until(meters, "measured Earth orientation", validity.earthOrientation().measuredUntil());
        until(meters, "predicted Earth orientation", validity.earthOrientation().predictedUntil());
        until(meters, "leap seconds", validity.leapSeconds().validUntil());
    }

    private static void until(MeterRegistry meters, String data, @Nullable LocalDate last) {
        if (last != null) {
            long seconds = last.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
            Gauge.builder("tracker.data.valid.until", () -> seconds).baseUnit("seconds").tag("data", data)
                    .description("When the data end, in seconds since 1970").strongReference(true).register(meters);
        }
    }
}
