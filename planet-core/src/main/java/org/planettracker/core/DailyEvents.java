package org.planettracker.core;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The next rise, upper transit and set of a body within the 24 hours that begin at {@code when}.
 *
 * <p>Rise and set are the instants at which the upper limb (Sun, Moon) or the centre (all others) stands on the horizon
 * with 34' of refraction, as almanacs define them.
 *
 * @param body    the body
 * @param when    where the search began, UTC; no event is earlier
 * @param state   whether the body crosses the horizon in these 24 hours
 * @param rise    the first rise, null if there is none
 * @param transit the first upper transit, null if there is none
 * @param set     the first set, null if there is none
 */
public record DailyEvents(Body body, Instant when, State state, @Nullable HorizonCrossing rise,
        @Nullable Transit transit, @Nullable HorizonCrossing set) {

    /** Whether a body crosses the horizon within 24 hours. */
    public enum State {
        RISES_AND_SETS, ALWAYS_UP, NEVER_RISES
    }

    /**
     * A rise or a set.
     *
     * @param time    the instant, UTC
     * @param azimuth where on the horizon, degrees from north through east
     */
    public record HorizonCrossing(Instant time, double azimuth) {}

    /**
     * An upper transit: the body crosses the upper half of the observer's meridian.
     *
     * @param time     the instant, UTC
     * @param altitude altitude of the centre in degrees, without refraction
     */
    public record Transit(Instant time, double altitude) {}
}
