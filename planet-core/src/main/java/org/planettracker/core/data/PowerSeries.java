package org.planettracker.core.data;

/**
 * The coordinates of one body as polynomials in time, one set for each of the equal intervals (granules) that follow one
 * another without a gap. Immutable and free of allocation.
 *
 * <p>JPL writes Chebyshev polynomials; here they are powers of the same time, which runs from -1 to 1 in a granule. What is
 * lost by that is a unit or two of the last digit, and a path with its derivatives takes half the
 * arithmetic. Polynomials of the highest degrees whose coefficients nowhere reach 3 cm are left out.
 */
final class PowerSeries {

    private static final double SECONDS_PER_DAY = 86_400;
    /** Kilometres; below 0.00002" for the Moon, and nothing for anything else. */
    private static final double LEAST = 3e-5;
    private static final int FEWEST_TERMS = 4;

    private final double start;
    private final double granuleDays;
    private final int granules;
    private final int terms;
    /** For each granule the x, y and z coefficient of power 0, then those of power 1, and so on; kilometres. */
    private final double[] coefficients;

    private PowerSeries(double start, double granuleDays, int terms, double[] coefficients) {
        this.start = start;
        this.granuleDays = granuleDays;
        this.terms = terms;
        this.granules = coefficients.length / (3 * terms);
        this.coefficients = coefficients;
    }

    /**
     * Makes a series from Chebyshev polynomials.
     *
     * @param start       beginning of the first granule, days of TDB since J2000.0
     * @param granuleDays length of a granule in days
     * @param terms       coefficients of one coordinate in one granule
     * @param chebyshev   in kilometres, {@code [granule][x, y, z][degree]}
     */
    static PowerSeries ofChebyshev(double start, double granuleDays, int terms, double[] chebyshev) {
        int kept = terms;
        while (kept > FEWEST_TERMS && greatest(chebyshev, kept - 1, terms) < LEAST) {
            kept--;
        }
        double[][] polynomials = chebyshevPolynomials(kept);
        double[] powers = new double[chebyshev.length / terms * kept];
        for (int axis = 0; axis < chebyshev.length / terms; axis++) {
            int to = axis / 3 * 3 * kept + axis % 3;
            for (int degree = kept - 1; degree >= 0; degree--) {
                double coefficient = chebyshev[axis * terms + degree];
                // Every second power of a Chebyshev polynomial is 0.
                for (int power = degree & 1; power <= degree; power += 2) {
                    powers[to + 3 * power] += coefficient * polynomials[degree][power];
                }
            }
        }
        return new PowerSeries(start, granuleDays, kept, powers);
    }

    /** The greatest coefficient of a degree. */
    private static double greatest(double[] chebyshev, int degree, int terms) {
        double greatest = 0;
        for (int i = degree; i < chebyshev.length; i += terms) {
            greatest = Math.max(greatest, Math.abs(chebyshev[i]));
        }
        return greatest;
    }

    /** The Chebyshev polynomials of the first degrees: for each the coefficients of its powers, which are whole numbers. */
    private static double[][] chebyshevPolynomials(int count) {
        double[][] all = new double[count][count];
        all[0][0] = 1;
        all[1][1] = 1;
        for (int degree = 2; degree < count; degree++) {
            for (int power = 0; power <= degree; power++) {
                all[degree][power] = (power > 0 ? 2 * all[degree - 1][power - 1] : 0) - all[degree - 2][power];
            }
        }
        return all;
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
        double[] c = coefficients;
        int begin = granule * 3 * terms;
        int i = begin + 3 * (terms - 1);
        // Horner's scheme, once for the value and once more for each derivative of order k over k!.
        double x0 = c[i];
        double y0 = c[i + 1];
        double z0 = c[i + 2];
        double x1 = 0;
        double y1 = 0;
        double z1 = 0;
        double x2 = 0;
        double y2 = 0;
        double z2 = 0;
        double x3 = 0;
        double y3 = 0;
        double z3 = 0;
        for (i -= 3; i >= begin; i -= 3) {
            x3 = x3 * tau + x2;
            y3 = y3 * tau + y2;
            z3 = z3 * tau + z2;
            x2 = x2 * tau + x1;
            y2 = y2 * tau + y1;
            z2 = z2 * tau + z1;
            x1 = x1 * tau + x0;
            y1 = y1 * tau + y0;
            z1 = z1 * tau + z0;
            x0 = x0 * tau + c[i];
            y0 = y0 * tau + c[i + 1];
            z0 = z0 * tau + c[i + 2];
        }
        double rate = 2 / (granuleDays * SECONDS_PER_DAY);
        double first = scale * rate;
        double second = first * rate;
        double third = second * rate;
        motion.addPlace(scale, x0, y0, z0);
        motion.addVelocity(first, x1, y1, z1);
        motion.addHalfAcceleration(second, x2, y2, z2);
        motion.addSixthOfJerk(third, x3, y3, z3);
    }
}
