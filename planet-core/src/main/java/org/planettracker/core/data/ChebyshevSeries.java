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
     * Adds {@code scale} times the position at {@code t} to a vector.
     *
     * @param t days of TDB since J2000.0, within the series
     */
    void addPosition(double t, double scale, Vector position) {
        double granulesSinceStart = (t - start) / granuleDays;
        int granule = Math.min((int) granulesSinceStart, granules - 1);
        double tau = 2 * (granulesSinceStart - granule) - 1;
        double[] c = coefficients;
        int i = granule * 3 * terms;
        int end = i + 3 * terms;
        double before = 1;
        double now = tau;
        double twice = 2 * tau;
        double x = c[i] + c[i + 3] * tau;
        double y = c[i + 1] + c[i + 4] * tau;
        double z = c[i + 2] + c[i + 5] * tau;
        for (i += 6; i < end; i += 3) {
            double next = twice * now - before;
            before = now;
            now = next;
            x += c[i] * next;
            y += c[i + 1] * next;
            z += c[i + 2] * next;
        }
        position.x += scale * x;
        position.y += scale * y;
        position.z += scale * z;
    }

    /**
     * Adds {@code scale} times the position and the velocity at {@code t} to two vectors.
     *
     * @param t        days of TDB since J2000.0, within the series
     * @param velocity kilometres per second
     */
    void addMotion(double t, double scale, Vector position, Vector velocity) {
        double granulesSinceStart = (t - start) / granuleDays;
        int granule = Math.min((int) granulesSinceStart, granules - 1);
        double tau = 2 * (granulesSinceStart - granule) - 1;
        double[] c = coefficients;
        int i = granule * 3 * terms;
        int end = i + 3 * terms;
        double before = 1;
        double now = tau;
        double slopeBefore = 0;
        double slope = 1;
        double twice = 2 * tau;
        double x = c[i] + c[i + 3] * tau;
        double y = c[i + 1] + c[i + 4] * tau;
        double z = c[i + 2] + c[i + 5] * tau;
        double vx = c[i + 3];
        double vy = c[i + 4];
        double vz = c[i + 5];
        for (i += 6; i < end; i += 3) {
            double nextSlope = 2 * now + twice * slope - slopeBefore;
            slopeBefore = slope;
            slope = nextSlope;
            double next = twice * now - before;
            before = now;
            now = next;
            x += c[i] * next;
            y += c[i + 1] * next;
            z += c[i + 2] * next;
            vx += c[i] * nextSlope;
            vy += c[i + 1] * nextSlope;
            vz += c[i + 2] * nextSlope;
        }
        position.x += scale * x;
        position.y += scale * y;
        position.z += scale * z;
        double perSecond = scale * 2 / (granuleDays * SECONDS_PER_DAY);
        velocity.x += perSecond * vx;
        velocity.y += perSecond * vy;
        velocity.z += perSecond * vz;
    }
}
