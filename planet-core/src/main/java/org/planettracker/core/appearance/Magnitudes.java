package org.planettracker.core.appearance;

/**
 * Apparent visual magnitudes, Johnson V.
 *
 * <p>Mercury to Neptune follow A. Mallama and J. L. Hilton, Computing apparent planetary magnitudes for The Astronomical
 * Almanac, Astronomy and Computing 25 (2018), 10-24, which JPL Horizons uses as well; equation numbers below are theirs.
 * Their equations follow six decades of photometry with residuals of a few hundredths of a magnitude. Each equation is published for a range of phase angles; beyond it, as near an inferior conjunction, it is still
 * evaluated: there the value is an extrapolation that nobody has seen.
 *
 * <p>In all methods {@code sunDistance} is the distance from the Sun to the body and {@code distance} that from the
 * observer to the body, both in astronomical units and positive, and {@code phaseAngle} is the angle Sun-body-observer in
 * degrees, 0 to 180. Extinction by the air and eclipses are not included. Every method is pure and allocates nothing.
 */
public final class Magnitudes {

    /**
     * Mallama (2007), Icarus 192, 404, table 6: what the face turned to us adds to the magnitude of Mars, at central
     * meridians 0, 10, .. 350 degrees west.
     */
    private static final double[] MARS_ROTATION = {0.036, 0.045, 0.038, 0.023, 0.015, 0.011, 0.000, -0.012, -0.018,
        -0.036, -0.044, -0.059, -0.060, -0.055, -0.043, -0.041, -0.041, -0.036, -0.036, -0.018, -0.038, -0.011,
        0.002, 0.004, 0.018, 0.019, 0.035, 0.050, 0.035, 0.027, 0.037, 0.048, 0.025, 0.022, 0.024, 0.034};

    /** The same paper, table 8: what the season on Mars adds, at solar longitudes 0, 10, .. 350 degrees. */
    private static final double[] MARS_SEASON = {-0.029, -0.017, -0.014, -0.006, -0.018, -0.020, -0.014, -0.030, -0.008,
        -0.040, -0.024, -0.037, -0.036, -0.032, 0.010, 0.010, -0.001, 0.044, 0.025, -0.004, -0.016, -0.008, 0.029,
        -0.054, -0.033, 0.055, 0.017, 0.052, 0.006, 0.087, 0.006, 0.064, 0.030, 0.019, -0.030, -0.017};

    private Magnitudes() {}

    /**
     * The Sun: V = -26.76 at one astronomical unit, from the absolute magnitude 4.81 of C. N. A. Willmer, ApJS 236 (2018),
     * 47, good to 0.03.
     */
    public static double sun(double distance) {
        return -26.76 + 5 * Math.log10(distance);
    }

    /**
     * The Moon: K. Krisciunas and B. E. Schaefer, PASP 103 (1991), 1033, equation 9, which is C. W. Allen's table
     * (Astrophysical Quantities, 1976) as a formula: -12.73 + 0.026 i + 4e-9 i^4 at the mean distance.
     *
     * <p>Good to some 0.1 between 7 and 150 degrees. Nearer to full the real Moon is up to 0.3 brighter (opposition surge);
     * nearer to new the formula is an extrapolation, -3.9 at 180 degrees. Waxing and waning are taken as alike.
     */
    public static double moon(double sunDistance, double distance, double phaseAngle) {
        // -12.73 at 1 au from the Sun and 384,400 km from us, brought to 1 au from both.
        double square = phaseAngle * phaseAngle;
        return 0.2206 + distanceModulus(sunDistance, distance) + 0.026 * phaseAngle + 4e-9 * square * square;
    }

    /** Mercury: equation 2, observed from 2 to 170 degrees. */
    public static double mercury(double sunDistance, double distance, double phaseAngle) {
        double i = phaseAngle;
        return -0.613 + distanceModulus(sunDistance, distance) + i * (6.3280e-2
                + i * (-1.6336e-3 + i * (3.3644e-5 + i * (-3.4265e-7 + i * (1.6893e-9 - i * 3.0334e-12)))));
    }

    /** Venus: equation 3 to 163.7 degrees, equation 4 beyond, where forward scattering in its haze brightens the crescent. */
    public static double venus(double sunDistance, double distance, double phaseAngle) {
        double i = phaseAngle;
        double atUnitDistance = i < 163.7
                ? -4.384 + i * (-1.044e-3 + i * (3.687e-4 + i * (-2.814e-6 + i * 8.938e-9)))
                : 236.05828 + i * (-2.81914 + i * 8.39034e-3);
        return atUnitDistance + distanceModulus(sunDistance, distance);
    }

    /**
     * Mars: equation 6 to 50 degrees (all that is seen from Earth), equation 7 beyond.
     *
     * @param centralMeridian the planetographic (west) longitude midway between the points under the observer and under the
     *                        Sun, degrees, any number of turns: adds -0.06 to 0.05
     * @param solarLongitude  the season on Mars as the paper takes it, heliocentric ecliptic longitude less 85 degrees,
     *                        degrees, any number of turns: adds -0.05 to 0.09
     */
    public static double mars(double sunDistance, double distance, double phaseAngle, double centralMeridian,
            double solarLongitude) {
        double i = phaseAngle;
        double atUnitDistance = i <= 50
                ? -1.601 + i * (2.267e-2 - i * 1.302e-4)
                : -0.367 + i * (-0.02573 + i * 3.445e-4);
        return atUnitDistance + distanceModulus(sunDistance, distance) + interpolate(MARS_ROTATION, centralMeridian)
                + interpolate(MARS_SEASON, solarLongitude);
    }

    /** Jupiter: equation 8 to 12 degrees (all that is seen from Earth), equation 9 beyond. */
    public static double jupiter(double sunDistance, double distance, double phaseAngle) {
        double i = phaseAngle;
        double atUnitDistance;
        if (i <= 12) {
            atUnitDistance = -9.395 + i * (-3.7e-4 + i * 6.16e-4);
        } else {
            double s = i / 180;
            double flux = 1 + s * (-1.507 + s * (-0.363 + s * (-0.062 + s * (2.809 - s * 1.876))));
            atUnitDistance = -9.428 - 2.5 * Math.log10(flux);
        }
        return atUnitDistance + distanceModulus(sunDistance, distance);
    }

    /**
     * Saturn with its rings: equation 10 to 6.5 degrees, all that is seen from Earth; the globe alone (equation 12) beyond,
     * because no equation for the rings is published there.
     *
     * @param sunLatitude      how far the Sun stands north of the ring plane as seen from Saturn (planetocentric), degrees
     * @param observerLatitude the same of the observer; when the two are on different sides the rings show their dark face
     *                         and count for nothing
     */
    public static double saturn(double sunDistance, double distance, double phaseAngle, double sunLatitude,
            double observerLatitude) {
        if (phaseAngle > 6.5) {
            return saturnGlobe(sunDistance, distance, phaseAngle);
        }
        double opening = Math.sqrt(Math.max(sunLatitude * observerLatitude, 0));
        double sine = Math.sin(Math.toRadians(opening));
        return -8.914 - 1.825 * sine + 0.026 * phaseAngle - 0.378 * sine * Math.exp(-2.25 * phaseAngle)
                + distanceModulus(sunDistance, distance);
    }

    /** Saturn's globe without the rings: equation 11 to 6.5 degrees, equation 12 beyond. */
    public static double saturnGlobe(double sunDistance, double distance, double phaseAngle) {
        double i = phaseAngle;
        double atUnitDistance = i <= 6.5
                ? -8.95 + i * (-3.7e-4 + i * 6.16e-4)
                : -8.94 + i * (2.446e-4 + i * (2.672e-4 + i * (-1.506e-6 + i * 4.767e-9)));
        return atUnitDistance + distanceModulus(sunDistance, distance);
    }

    /**
     * Uranus: equation 14 to 3.1 degrees (all that is seen from Earth), equation 15 beyond.
     *
     * @param sunLatitude      planetographic latitude of the point under the Sun, degrees, either sign
     * @param observerLatitude the same of the point under the observer: the poles are brighter than the equator
     */
    public static double uranus(double sunDistance, double distance, double phaseAngle, double sunLatitude,
            double observerLatitude) {
        double i = phaseAngle;
        double atUnitDistance = -7.110 - 0.00084 * 0.5 * (Math.abs(sunLatitude) + Math.abs(observerLatitude));
        if (i > 3.1) {
            atUnitDistance += i * (6.587e-3 + i * 1.045e-4);
        }
        return atUnitDistance + distanceModulus(sunDistance, distance);
    }

    /**
     * Neptune: equation 16, with equation 17's phase term beyond 1.9 degrees (all that is seen from Earth; that term was
     * measured after 2000 only).
     *
     * @param year Julian epoch such as 1990.3: the planet brightened by 0.11 between 1980 and 2000
     */
    public static double neptune(double sunDistance, double distance, double phaseAngle, double year) {
        double i = phaseAngle;
        double atUnitDistance = Math.clamp(-6.89 - 0.0054 * (year - 1980), -7.00, -6.89);
        if (i > 1.9) {
            atUnitDistance += i * (7.944e-3 + i * 9.617e-5);
        }
        return atUnitDistance + distanceModulus(sunDistance, distance);
    }

    /**
     * Pluto with Charon: V(1, 0) = -1.00 without a phase term, J. Meeus, Astronomical Algorithms (1998), chapter 41, from
     * The Astronomical Almanac since 1984. Its rotation (0.3) and the phase (up to 0.1) are not modelled.
     */
    public static double pluto(double sunDistance, double distance) {
        return -1.00 + distanceModulus(sunDistance, distance);
    }

    private static double distanceModulus(double sunDistance, double distance) {
        return 5 * Math.log10(sunDistance * distance);
    }

    /**
     * Stirling's interpolation to fourth differences in a table around the circle, in steps of 10 degrees.
     *
     * <p>The authors' own program (Ap_Mag_V3) fills three of the four first differences and takes the last for zero: its
     * magnitudes of Mars jump by up to 0.005 at the tabulated angles. This follows the formula, which does not.
     */
    private static double interpolate(double[] table, double degrees) {
        double steps = degrees / 10;
        double whole = Math.floor(steps);
        double p = steps - whole;
        int n = table.length;
        int k = Math.floorMod((long) whole, n);
        double before2 = table[k < 2 ? k - 2 + n : k - 2];
        double before = table[k < 1 ? k - 1 + n : k - 1];
        double here = table[k];
        double after = table[k + 1 < n ? k + 1 : k + 1 - n];
        double after2 = table[k + 2 < n ? k + 2 : k + 2 - n];
        double fourth = (after2 - 4 * after + 6 * here - 4 * before + before2) / 24;
        double third = (after2 - 2 * after + 2 * before - before2) / 12;
        double second = (after - 2 * here + before) / 2 - fourth;
        double first = (after - before) / 2 - third;
        return here + p * (first + p * (second + p * (third + p * fourth)));
    }
}
