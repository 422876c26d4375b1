package org.planettracker.core.data;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.AlmanacDataException;
import org.planettracker.core.DataValidity;

/** Everything that the almanac reads at its start, embedded or from a user's folder. Immutable. */
public final class AlmanacData {

    /** The first day of the almanac, 1960-01-01, as Modified Julian Day. */
    public static final int FIRST_MJD = 36_934;
    /** The last day of the almanac, 2060-01-01, as Modified Julian Day. */
    public static final int LAST_MJD = 73_459;

    /** Modified Julian Day of J2000.0, TDB. */
    private static final double J2000_MJD = 51_544.5;
    /** The light of Pluto takes less than seven hours; a day of UTC begins and ends about a minute apart from TDB's. */
    private static final double DAYS_OF_LIGHT_TIME = 0.5;

    private final JplEphemeris[] ephemerides;
    private final LeapSeconds leapSeconds;
    private final EarthOrientationSeries series;
    private final EarthOrientation earthOrientation;

    private AlmanacData(List<JplEphemeris> ephemerides, LeapSeconds leapSeconds, EarthOrientationSeries series,
            CelestialPole model) {
        this.ephemerides = ephemerides.toArray(JplEphemeris[]::new);
        this.leapSeconds = leapSeconds;
        this.series = series;
        this.earthOrientation = new EarthOrientation(FIRST_MJD, LAST_MJD, series, leapSeconds, model);
    }

    /**
     * Loads the data.
     *
     * @param orekitData a folder whose files rank above the embedded ones, null for none
     * @throws AlmanacDataException if a file is missing, truncated or corrupt
     */
    public static AlmanacData load(@Nullable Path orekitData) {
        return load(new EmbeddedFiles(), orekitData);
    }

    static AlmanacData load(EmbeddedFiles embedded, @Nullable Path orekitData) {
        List<JplEphemeris> ephemerides = new ArrayList<>();
        List<EarthOrientationSeries> series = new ArrayList<>();
        LeapSeconds leapSeconds = LeapSeconds.read(embedded.bytes("Leap_Second.dat"), "Leap_Second.dat");
        if (orekitData != null) {
            UserFolder folder = UserFolder.read(orekitData);
            ephemerides.addAll(folder.ephemerides());
            series.addAll(folder.earthOrientation());
            for (LeapSeconds candidate : folder.leapSeconds()) {
                leapSeconds = candidate.isNewerThan(leapSeconds) ? candidate : leapSeconds;
            }
        }
        ephemerides.add(JplEphemeris.read(embedded.bytes("unxp1960.405"), "unxp1960.405"));
        series.add(EarthOrientationSeries.read(embedded.bytes("earth-orientation.bin"), "earth-orientation.bin",
                "IERS 20 C04 and finals2000A"));
        CelestialPole model = CelestialPole.read(embedded.bytes("celestial-pole.bin"), "celestial-pole.bin");
        return new AlmanacData(ephemerides, leapSeconds, EarthOrientationSeries.join(series), model);
    }

    /**
     * The ephemeris for a day: the first that covers it, with the time that light was under way.
     *
     * @param mjd a day of the almanac, UTC
     */
    public JplEphemeris ephemeris(int mjd) {
        double day = mjd - J2000_MJD;
        for (JplEphemeris ephemeris : ephemerides) {
            if (ephemeris.covers(day - DAYS_OF_LIGHT_TIME, day + 1 + DAYS_OF_LIGHT_TIME)) {
                return ephemeris;
            }
        }
        throw new AlmanacDataException("ephemeris", "does not cover day " + mjd, FIRST_MJD + " to " + LAST_MJD);
    }

    /** UTC against TAI. */
    public LeapSeconds leapSeconds() {
        return leapSeconds;
    }

    /** The Earth's rotation and axes. */
    public EarthOrientation earthOrientation() {
        return earthOrientation;
    }

    /** What the data are and how far they reach. */
    public DataValidity validity() {
        List<DataValidity.Ephemeris> spans = new ArrayList<>();
        for (JplEphemeris ephemeris : ephemerides) {
            spans.add(new DataValidity.Ephemeris(ephemeris.name(), ephemeris.firstDay(), ephemeris.lastDay()));
        }
        return new DataValidity(List.copyOf(spans),
                new DataValidity.EarthOrientation(series.source(), day(series.measuredFrom()),
                        day(series.measuredUntil()),
                        day(series.predictedUntil())),
                new DataValidity.LeapSeconds(leapSeconds.source(), leapSeconds.lastChange(), leapSeconds.expires()));
    }

    private static LocalDate day(int mjd) {
        return LocalDate.EPOCH.with(JulianFields.MODIFIED_JULIAN_DAY, mjd);
    }
}
