package org.planettracker.core.data;

/**
 * The coordinates of one body as JPL writes them: Chebyshev polynomials in time, one set for each of the equal intervals
 * (granules) that follow one another without a gap. Immutable and free of allocation.
 */
final class ChebyshevSeries {

    private static final double SECONDS_PER_DAY = 86_400;

    private final double start;
    private final double granuleDays;
    private final int granules;
    private final int terms;
    /** For each granule the x, y and z coefficient of order 0, then those of order 1, and so on; kilometres. */
    private final double[] coefficients;

    /**
     * Makes a series.
     *
     * @param start        beginning of the first granule, days of TDB since J2000.0
     * @param granuleDays  length of a granule in days
     * @param terms        coefficients of one coordinate in one granule
     * @param coefficients in kilometres, {@code [granule][order][x, y, z]}
     */
    ChebyshevSeries(double start, double granuleDays, int terms, double[] coefficients) {
        this.start = start;
        this.granuleDays = granuleDays;
        this.terms = terms;
        this.granules = coefficients.length / (3 * terms);
        this.coefficients = coefficients;
    }

    /**
     * Adds {@code scale} times the path around {@code t} to a motion.
     *
     * @param t days of TDB since J2000.0, within the series
     */
    void addMotion(double t, double scale, Motion motion) {
        double granulesSinceStart = (t - start) / granuleDays;
        int granule = Math.min((int) granulesSinceStart, granules - 1);
        double tau = 2 * (granulesSinceStart - granule) - 1;
        double twice = 2 * tau;
        double[] c = coefficients;
        int i = granule * 3 * terms;
        int end = i + 3 * terms;
        // Chebyshev polynomials and their derivatives of order k over k!, of the last degree and the one before.
        double before0 = 1;
        double before1 = 0;
        double before2 = 0;
        double before3 = 0;
        double now0 = tau;
        double now1 = 1;
        double now2 = 0;
        double now3 = 0;
        double x0 = c[i] + c[i + 3] * tau;
        double y0 = c[i + 1] + c[i + 4] * tau;
        double z0 = c[i + 2] + c[i + 5] * tau;
        double x1 = c[i + 3];
        double y1 = c[i + 4];
        double z1 = c[i + 5];
        double x2 = 0;
        double y2 = 0;
        double z2 = 0;
        double x3 = 0;
        double y3 = 0;
        double z3 = 0;
        for (i += 6; i < end; i += 3) {
            double next3 = 2 * now2 + twice * now3 - before3;
            double next2 = 2 * now1 + twice * now2 - before2;
            double next1 = 2 * now0 + twice * now1 - before1;
            double next0 = twice * now0 - before0;
            before3 = now3;
            before2 = now2;
            before1 = now1;
            before0 = now0;
            now3 = next3;
            now2 = next2;
            now1 = next1;
            now0 = next0;
            double x = c[i];
            double y = c[i + 1];
            double z = c[i + 2];
            x0 += x * next0;
            y0 += y * next0;
            z0 += z * next0;
            x1 += x * next1;
            y1 += y * next1;
            z1 += z * next1;
            x2 += x * next2;
            y2 += y * next2;
            z2 += z * next2;
            x3 += x * next3;
            y3 += y * next3;
            z3 += z * next3;
        }
        double rate = 2 / (granuleDays * SECONDS_PER_DAY);
        double first = scale * rate;
        double second = first * rate;
        double third = second * rate;
        motion.place.add(scale, x0, y0, z0);
        motion.velocity.add(first, x1, y1, z1);
        motion.halfAcceleration.add(second, x2, y2, z2);
        motion.sixthOfJerk.add(third, x3, y3, z3);
    }
}
