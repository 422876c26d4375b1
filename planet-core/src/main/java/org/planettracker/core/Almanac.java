package org.planettracker.core;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.data.AlmanacData;
import org.planettracker.core.sky.Geocentre;
import org.planettracker.core.sky.GeocentricView;
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

    private static final List<Body> BODIES = List.of(Body.values());
    private static final int UNIX_EPOCH_MJD = 40_587;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final double SECONDS_PER_NANOSECOND = 1e-9;

    private final AlmanacData data;
    private final Geocentre geocentre;

    private Almanac(AlmanacData data) {
        this.data = data;
        this.geocentre = new Geocentre(data);
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
     * 2006/2000A with the measured pole), the Earth's rotation and polar motion; not for refraction.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public ApparentPlace place(Body body, Observer observer, Instant when) {
        TopocentricView seen = new TopocentricView();
        look(body, observer, when, new GeocentricView(), seen);
        return place(body, when, seen);
    }

    /**
     * The apparent place of a body, and how it looks.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public Sighting sighting(Body body, Observer observer, Instant when) {
        GeocentricView centre = new GeocentricView();
        TopocentricView seen = new TopocentricView();
        look(body, observer, when, centre, seen);
        return new Sighting(place(body, when, seen), Looks.of(body, centre, seen));
    }

    /**
     * All bodies, in the order of {@link Body}.
     *
     * @throws InstantOutOfRangeException if {@code when} is before {@link #FIRST} or after {@link #LAST}
     */
    public List<Sighting> sightings(Observer observer, Instant when) {
        return BODIES.stream().map(body -> sighting(body, observer, when)).toList();
    }

    private void look(Body body, Observer observer, Instant when, GeocentricView centre, TopocentricView seen) {
        requireCovered(when);
        long day = Math.floorDiv(when.getEpochSecond(), SECONDS_PER_DAY);
        double second = when.getEpochSecond() - day * SECONDS_PER_DAY + when.getNano() * SECONDS_PER_NANOSECOND;
        geocentre.look(body, (int) day + UNIX_EPOCH_MJD, second, centre);
        Topocentre.look(centre, observer, seen);
    }

    private static ApparentPlace place(Body body, Instant when, TopocentricView seen) {
        return new ApparentPlace(body, when, seen.azimuth, seen.altitude, seen.rightAscension, seen.declination,
                seen.distance / Geocentre.ASTRONOMICAL_UNIT);
    }

    private static void requireCovered(Instant when) {
        if (when.isBefore(FIRST) || when.isAfter(LAST)) {
            throw new InstantOutOfRangeException(when, FIRST, LAST);
        }
    }
}
