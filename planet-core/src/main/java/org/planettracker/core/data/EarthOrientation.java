package org.planettracker.core.data;

/**
 * How the Earth stood in every day of the almanac's years: rotation, pole, and the axes of the true equator. Immutable
 * tables of one entry a day, interpolated without locks or allocation.
 *
 * <p>UT1 and the pole are interpolated with a cubic through the four nearest days, as the IERS recommends and Orekit does,
 * without the sub-daily ocean tides (0.5 mas). The celestial pole is IAU 2006/2000A with the measured offsets,
 * interpolated likewise, added.
 * Before the first published day and after the last one the nearest value is held.
 */
public final class EarthOrientation {

    /** Days around the almanac's years: two for interpolation, two for events that are sought from its last instant. */
    private static final int MARGIN = 4;
    private static final int STRIDE = 5;
    /** Cotangent of the obliquity of the ecliptic. */
    private static final double EQUINOX_PER_POLE = 1 / Math.tan(Math.toRadians(23.4393));
    private static final double SIXTH = 1.0 / 6;
    private static final double ARCSECOND = Math.PI / 648_000;

    private final int firstMjd;
    /** For each day at 0h UTC: UT1 - TAI in seconds, pole x and y, celestial pole offsets X and Y in radians. */
    private final double[] days;
    private final CelestialPole celestialPole;

    EarthOrientation(int firstMjd, int lastMjd, EarthOrientationSeries series, LeapSeconds leapSeconds,
            CelestialPole model) {
        this.firstMjd = firstMjd - MARGIN;
        int count = lastMjd - firstMjd + 1 + 2 * MARGIN;
        this.days = new double[STRIDE * count];
        double[] units = {1, ARCSECOND, ARCSECOND, ARCSECOND, ARCSECOND};
        int[] fields = {EarthOrientationSeries.UT1_MINUS_UTC, EarthOrientationSeries.POLE_X,
            EarthOrientationSeries.POLE_Y,
            EarthOrientationSeries.CELESTIAL_X, EarthOrientationSeries.CELESTIAL_Y};
        for (int field = 0; field < STRIDE; field++) {
            double[] values = series.held(this.firstMjd, count, fields[field]);
            for (int i = 0; i < count; i++) {
                days[STRIDE * i + field] = values[i] * units[field];
            }
        }
        for (int i = 0; i < count; i++) {
            days[STRIDE * i] -= leapSeconds.taiMinusUtc(this.firstMjd + i, 0);
        }
        this.celestialPole = model;
    }

    /**
     * Writes UT1 - TAI in seconds and the pole in radians.
     *
     * @param mjd      the day, UTC
     * @param fraction of that day, 0 to 1
     */
    public void rotation(int mjd, double fraction, Vector ut1MinusTaiAndPole) {
        int i = STRIDE * (mjd - firstMjd - 1);
        ut1MinusTaiAndPole.set(cubic(i, fraction), cubic(i + 1, fraction), cubic(i + 2, fraction));
    }

    /**
     * Writes the celestial pole's coordinates X and Y and the origin's locator s, and returns the equation of the origins;
     * radians.
     *
     * @param mjd      the day, UTC
     * @param fraction of that day, 0 to 1
     * @param tt       the same instant as Modified Julian Day of TT
     */
    public double celestialPole(int mjd, double fraction, double tt, Vector xys) {
        double origins = celestialPole.at(tt, xys);
        int i = STRIDE * (mjd - firstMjd - 1);
        double x = cubic(i + 3, fraction);
        xys.x += x;
        xys.y += cubic(i + 4, fraction);
        // A pole moved by X is a nutation of X / sin(obliquity) in longitude, which takes the equinox along.
        return origins - x * EQUINOX_PER_POLE;
    }

    /** The cubic through four days, of which the second is the day that {@code fraction} belongs to. */
    private double cubic(int first, double fraction) {
        double a = fraction + 1;
        double b = fraction;
        double c = fraction - 1;
        double d = fraction - 2;
        return SIXTH * (a * b * c * days[first + 3 * STRIDE] - b * c * d * days[first])
                + a * d / 2 * (c * days[first + STRIDE] - b * days[first + 2 * STRIDE]);
    }
}
