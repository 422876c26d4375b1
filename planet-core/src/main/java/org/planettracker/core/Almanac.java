package org.planettracker.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.data.AlmanacData;
import org.planettracker.core.sky.BodyHour;
import org.planettracker.core.sky.BodyHours;
import org.planettracker.core.sky.DailyMotion;
import org.planettracker.core.sky.Looks;
import org.planettracker.core.sky.Topocentre;
import org.planettracker.core.sky.TopocentricView;

/**
 * Says where the Sun, Moon and planets stand in an observer's sky, from 1960 to 2060.
 *
 * <p>Immutable for its callers, safe for any number of threads, without locks and without access to files once loaded.
 *
 * <p>An {@link Instant} counts days of 86,400 seconds and is taken as UTC with the same date and time of day, so that
 * 23:59:60 cannot be said; before 1972 that is the stretched UTC of those years.
 */
public final class Almanac {

    /** The first instant that is answered. */
    public static final Instant FIRST = Instant.parse("1960-01-01T00:00:00Z");

    /** The last instant that is answered. */
    public static final Instant LAST = Instant.parse("2060-01-01T00:00:00Z");

    /** The greatest number of points of a track. */
    public static final int MAX_TRACK_POINTS = 10_000;

    /** The shortest step of a track. */
    public static final Duration MIN_TRACK_STEP = Duration.ofSeconds(1);

    private static final List<Body> BODIES = List.of(Body.values());

    private final AlmanacData data;
    private final BodyHours hours;

    private Almanac(AlmanacData data) {
        this.data = data;
        this.hours = new BodyHours(data);
    }

    /**
     * Loads the almanac's data.
     *
     * @param orekitData a folder with a JPL or INPOP ephemeris, Earth orientation or leap seconds, as in an orekit-data
     *                   folder, which is used in front of the embedded data; null for none
     * @throws AlmanacDataException if a file is missing, truncated or corrupt
     */
    public static Almanac load(@Nullable Path orekitData) {
        return new Almanac(AlmanacData.load(orekitData));
    }

    /** What the data are, and until when they are good. */
    public DataValidity validity() {
        return data.validity();
    }

    /**
     * The apparent place of a body.
     *
     * <p>Corrected for light time, deflection by the Sun, annual and diurnal aberration, precession and nutation (IAU
     * 2006/2000A with the measured pole), the Earth's rotation and polar motion; not for refraction. From JPL DE405 unless
     * another ephemeris was given, for the outer planets the barycentre of planet and moons. Within 0.0005" of Orekit used
     * plainly ({@code OrekitAgreementTests}) and 0.003" of ERFA ({@code IndependentEngineTests}); what that is worth in which
     * year, {@link DataValidity} says.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public ApparentPlace place(Body body, Observer observer, Instant when) {
        requireCovered(when);
        return place(body, observer, when, new TopocentricView());
    }

    /**
     * The apparent place of a body, and how it looks.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public Sighting sighting(Body body, Observer observer, Instant when) {
        requireCovered(when);
        BodyHour hour = hours.get(body, BodyHour.of(when));
        double second = BodyHour.secondOf(when);
        TopocentricView seen = new TopocentricView();
        Topocentre.look(hour, second, observer, seen);
        return new Sighting(place(body, when, seen), Looks.of(hour, second, seen));
    }

    /**
     * All bodies, in the order of {@link Body}.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public List<Sighting> sightings(Observer observer, Instant when) {
        return BODIES.stream().map(body -> sighting(body, observer, when)).toList();
    }

    /**
     * The first rise, upper transit and set of a body within 24 hours.
     *
     * @param when where the search begins; no event is earlier
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public DailyEvents events(Body body, Observer observer, Instant when) {
        requireCovered(when);
        return new DailyMotion(hours, body, observer, when).events();
    }

    /**
     * The places of a body at equal steps of time, the first at {@code from}, the last not after {@code until}.
     *
     * @param until not before {@code from}
     * @param step  at least one second
     * @throws InvalidTrackException      if {@code until} or {@code step} is refused, or if together they give more than
     *                                    {@link #MAX_TRACK_POINTS} points
     * @throws InstantOutOfRangeException if {@code from} is before {@link #FIRST} or after {@link #LAST}
     */
    public List<ApparentPlace> track(Body body, Observer observer, Instant from, Instant until, Duration step) {
        requireCovered(from);
        if (until.isBefore(from) || until.isAfter(LAST)) {
            throw new InvalidTrackException("until", until, "%s to %s".formatted(from, LAST));
        }
        if (step.compareTo(MIN_TRACK_STEP) < 0) {
            throw new InvalidTrackException("step", step, "%s or more".formatted(MIN_TRACK_STEP));
        }
        long points = Duration.between(from, until).dividedBy(step) + 1;
        if (points > MAX_TRACK_POINTS) {
            throw new InvalidTrackException("until",
                    "%s, which is %d points from %s in steps of %s".formatted(until, points,
                            from, step),
                    "%d points at most".formatted(MAX_TRACK_POINTS));
        }
        List<ApparentPlace> places = new ArrayList<>((int) points);
        TopocentricView seen = new TopocentricView();
        for (int i = 0; i < points; i++) {
            places.add(place(body, observer, from.plus(step.multipliedBy(i)), seen));
        }
        return Collections.unmodifiableList(places);
    }

    private ApparentPlace place(Body body, Observer observer, Instant when, TopocentricView seen) {
        Topocentre.look(hours.get(body, BodyHour.of(when)), BodyHour.secondOf(when), observer, seen);
        return place(body, when, seen);
    }

    private static ApparentPlace place(Body body, Instant when, TopocentricView seen) {
        return new ApparentPlace(body, when, seen.azimuth, seen.altitude, seen.rightAscension, seen.declination,
                seen.distance / BodyHour.ASTRONOMICAL_UNIT);
    }

    private static void requireCovered(Instant when) {
        if (when.isBefore(FIRST) || when.isAfter(LAST)) {
            throw new InstantOutOfRangeException(when, FIRST, LAST);
        }
    }
}
