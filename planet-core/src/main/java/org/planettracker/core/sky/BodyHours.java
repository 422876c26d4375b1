package org.planettracker.core.sky;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.Body;
import org.planettracker.core.data.AlmanacData;

/**
 * The hours that were asked for last, so that the same hour is not computed for every request of now.
 *
 * <p>Tables of fixed size, in which every hour has one place and the newest comer stays: no locks, no growth, nothing to
 * wait for. Random hours push an hour of now out once in {@value #SIZE} times, and it is made again in less than a
 * microsecond.
 */
public final class BodyHours {

    /** Three weeks for each body; 3 MB when all are full. */
    private static final int SIZE = 512;

    private final AlmanacData data;
    private final Map<Body, AtomicReferenceArray<@Nullable BodyHour>> tables = new EnumMap<>(Body.class);

    public BodyHours(AlmanacData data) {
        this.data = data;
        for (Body body : Body.values()) {
            tables.put(body, new AtomicReferenceArray<>(SIZE));
        }
    }

    /**
     * The hour of a body.
     *
     * @param hour hours since 1970-01-01T00:00:00Z, within the almanac
     */
    public BodyHour get(Body body, int hour) {
        AtomicReferenceArray<@Nullable BodyHour> table = Objects.requireNonNull(tables.get(body));
        int place = hour & SIZE - 1;
        BodyHour kept = table.getAcquire(place);
        if (kept != null && kept.hour == hour) {
            return kept;
        }
        BodyHour made = new BodyHour(data, body, hour);
        table.setRelease(place, made);
        return made;
    }
}
