package org.planettracker.web.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.Almanac;
import org.planettracker.web.problem.RefusedRequestException;
import org.planettracker.web.query.Query;

/**
 * How many points of tracks may be in the works at once, from the request until the client has taken the answer.
 *
 * <p>The longest track costs a thousand times what a position costs, in time and in memory. The bound keeps tracks from
 * taking either from the other requests, however many are asked for and however slowly they are read.
 */
public final class TrackBudget {

    /** What a request costs that asks for a point or two, or for no track at all, in points: it has to wait like the others. */
    static final int FEWEST_POINTS = 200;

    private final int mostPoints;
    private final AtomicInteger points = new AtomicInteger();

    /** Lets at most so many points be in the works. */
    public TrackBudget(int mostPoints) {
        this.mostPoints = mostPoints;
    }

    /** Whether a path leads to a track and so needs a share. */
    public static boolean isNeededFor(String path) {
        // The quick answer for all short paths: the last slash of /planets/mars is no further than this.
        return path.lastIndexOf('/') > "/planets/".length() && Route.of(path) == Route.TRACK;
    }

    /**
     * Takes a share for the track that a query describes, to be given back by closing it when the answer is written.
     *
     * @param query the raw query; what makes no track costs as little as the shortest, and is refused later in better words
     * @param now   where the track begins if the query does not say
     * @return null if too many points are in the works
     */
    public @Nullable Share take(@Nullable String query, Instant now) {
        if (points.get() > mostPoints - FEWEST_POINTS) {
            // However short: nothing is read, nothing is made.
            return null;
        }
        int wanted = Math.max(FEWEST_POINTS, points(query, now));
        if (points.addAndGet(wanted) > mostPoints) {
            points.addAndGet(-wanted);
            return null;
        }
        return new Share(wanted);
    }

    /** How many points are in the works now. */
    public int inTheWorks() {
        return points.get();
    }

    private static int points(@Nullable String raw, Instant now) {
        try {
            Query query = Query.parse(null, raw);
            Duration step = query.step();
            if (step.isNegative() || step.isZero()) {
                return 0;
            }
            // Duration.dividedBy makes big decimals, at thousands of refusals a second.
            long count = Duration.between(query.when(now), query.until()).toNanos() / step.toNanos() + 1;
            return count < 0 || count > Almanac.MAX_TRACK_POINTS ? 0 : (int) count;
        } catch (RefusedRequestException | ArithmeticException noTrack) {
            return 0;
        }
    }

    /** A number of points in the works. */
    public final class Share implements AutoCloseable {

        private final int taken;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Share(int taken) {
            this.taken = taken;
        }

        /** Gives the share back; the second time does nothing. */
        @Override
        public void close() {
            if (held.compareAndSet(true, false)) {
                points.addAndGet(-taken);
            }
        }
    }
}
