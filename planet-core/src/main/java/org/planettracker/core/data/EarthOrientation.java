package org.planettracker.core.data;

/**
 * How the Earth stood in every day of the almanac's years: rotation, pole, and the axes of the true equator. Immutable
 * tables of one entry a day, interpolated without locks or allocation.
 *
 * <p>UT1 and the pole are interpolated with a cubic through the four nearest days, as the IERS recommends and Orekit does,
 * without the sub-daily ocean tides (0.5 mas). The celestial pole is IAU 2006/2000A with the measured offsets added.
 * Before the first published day and after the last one the nearest value is held.
 */
public final class EarthOrientation {

    /** Days around the almanac's years: two for interpolation, two for events that are sought from its last instant. */
    private static final int MARGIN = 4;
    private static final int STRIDE = 3;
    private static final double ARCSECOND = Math.PI / 648_000;

    private final int firstMjd;
    /** For each day at 0h UTC: UT1 - TAI in seconds, pole x and y in radians. */
    private final double[] days;
    private final CelestialPole celestialPole;

    EarthOrientation(int firstMjd, int lastMjd, EarthOrientationSeries series, LeapSeconds leapSeconds,
            CelestialPole model) {
        this.firstMjd = firstMjd - MARGIN;
        int count = lastMjd - firstMjd + 1 + 2 * MARGIN;
        this.days = new double[STRIDE * count];
        for (int i = 0; i < count; i++) {
            int mjd = this.firstMjd + i;
            days[STRIDE * i] = series.held(mjd, EarthOrientationSeries.UT1_MINUS_UTC) - leapSeconds.taiMinusUtc(mjd, 0);
            days[STRIDE * i + 1] = series.held(mjd, EarthOrientationSeries.POLE_X) * ARCSECOND;
            days[STRIDE * i + 2] = series.held(mjd, EarthOrientationSeries.POLE_Y) * ARCSECOND;
        }
        this.celestialPole = model.correctedBy(series);
    }

    /**
     * Writes UT1 - TAI in seconds and the pole in radians.
     *
     * @param mjd      the day, UTC
     * @param fraction of that day, 0 to 1
     */
    public void rotation(int mjd, double fraction, Vector ut1MinusTaiAndPole) {
        double[] d = days;
        int i = STRIDE * (mjd - firstMjd - 1);
        double a = fraction + 1;
        double b = fraction;
        double c = fraction - 1;
        double e = fraction - 2;
        double w0 = -b * c * e / 6;
        double w1 = a * c * e / 2;
        double w2 = -a * b * e / 2;
        double w3 = a * b * c / 6;
        ut1MinusTaiAndPole.x = w0 * d[i] + w1 * d[i + 3] + w2 * d[i + 6] + w3 * d[i + 9];
        ut1MinusTaiAndPole.y = w0 * d[i + 1] + w1 * d[i + 4] + w2 * d[i + 7] + w3 * d[i + 10];
        ut1MinusTaiAndPole.z = w0 * d[i + 2] + w1 * d[i + 5] + w2 * d[i + 8] + w3 * d[i + 11];
    }

    /** The celestial pole, with the measured offsets. */
    public CelestialPole celestialPole() {
        return celestialPole;
    }
}
