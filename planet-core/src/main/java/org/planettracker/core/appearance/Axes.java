package org.planettracker.core.appearance;

/**
 * Which face of a planet is turned to the observer and to the Sun, as far as its brightness depends on it.
 *
 * <p>Vectors point from the observer or the Sun to the planet, in ICRF axes, in any unit of length unless one is named. The
 * poles are those of the IAU Working Group on Cartographic Coordinates and Rotational Elements at J2000.0 (Archinal et al.
 * 2018, Celest. Mech. Dyn. Astr. 130:22; for Mars the shorter expressions of Archinal et al. 2011, 109:101) and are held
 * fixed: from 1960 to 2060 that moves no angle by more than 0.06 degree and no magnitude by 0.001.
 */
public final class Axes {

    private static final double LIGHT_DAYS_PER_AU = 149_597_870.7 / 299_792.458 / 86_400;

    /** Right ascension 40.589, declination 83.537 degrees. */
    private static final Direction SATURN_POLE = Direction.of(40.589, 83.537);

    /** Right ascension 257.311, declination -15.175 degrees: the pole that counts as north, though it spins backwards. */
    private static final Direction URANUS_POLE = Direction.of(257.311, -15.175);

    /** Equatorial over polar radius of Uranus, squared. */
    private static final double URANUS_AXES_SQUARED = Math.pow(25_559.0 / 24_973.0, 2);

    /** The ascending node of the equator of Mars on the equator of the ICRF, from which its rotation is counted. */
    private static final Direction MARS_NODE = Direction.of(317.68143 + 90, 0);

    /** The direction on the equator of Mars 90 degrees east of the node. */
    private static final Direction MARS_EAST_OF_NODE = Direction.of(317.68143 + 180, 90 - 52.88650);

    /** The ecliptic of J2000.0: the y axis in it, ICRF axes (obliquity 84381.406", IAU 2006). */
    private static final Direction ECLIPTIC_Y = Direction.of(90, 84_381.406 / 3600);

    private Axes() {}

    /** Planetocentric latitude of the point on Saturn under the origin of the vector: the opening of the rings, degrees. */
    public static double saturnLatitude(double x, double y, double z) {
        return -SATURN_POLE.elevation(x, y, z);
    }

    /** Planetographic latitude of the point on Uranus under the origin of the vector, degrees. */
    public static double uranusLatitude(double x, double y, double z) {
        double along = URANUS_POLE.dot(x, y, z);
        double across = Math.sqrt(Math.max(x * x + y * y + z * z - along * along, 0));
        return Math.toDegrees(Math.atan2(-along * URANUS_AXES_SQUARED, across));
    }

    /**
     * The meridian of Mars midway between the points under the observer and under the Sun.
     *
     * @param x              from the observer to Mars in astronomical units, as are {@code y} and {@code z}
     * @param sunX           from the Sun to Mars in any unit, as are {@code sunY} and {@code sunZ}
     * @param daysSinceJ2000 days of 86400 s since J2000.0 TT at the observer; the light time is taken off here. A minute
     *                       more or less is 0.25 degree
     * @return planetographic (west) longitude in degrees, not reduced to one turn
     */
    public static double marsCentralMeridian(double x, double y, double z, double sunX, double sunY, double sunZ,
            double daysSinceJ2000) {
        double toObserver = MARS_NODE.dot(x, y, z);
        double toObserverEast = MARS_EAST_OF_NODE.dot(x, y, z);
        double toSun = MARS_NODE.dot(sunX, sunY, sunZ);
        double toSunEast = MARS_EAST_OF_NODE.dot(sunX, sunY, sunZ);
        double perObserver = 1 / Math.sqrt(toObserver * toObserver + toObserverEast * toObserverEast);
        double perSun = 1 / Math.sqrt(toSun * toSun + toSunEast * toSunEast);
        // The sum of two unit vectors bisects them; minus, because the vectors come from the observer and the Sun.
        double eastOfNode = Math.atan2(-toObserverEast * perObserver - toSunEast * perSun,
                -toObserver * perObserver - toSun * perSun);
        double emitted = daysSinceJ2000 - LIGHT_DAYS_PER_AU * Math.sqrt(x * x + y * y + z * z);
        return 176.630 + 350.89198226 * emitted - Math.toDegrees(eastOfNode);
    }

    /** The season on Mars as Mallama and Hilton count it: heliocentric ecliptic longitude less 85 degrees, in degrees. */
    public static double marsSolarLongitude(double sunX, double sunY, double sunZ) {
        return Math.toDegrees(Math.atan2(ECLIPTIC_Y.dot(sunX, sunY, sunZ), sunX)) - 85;
    }

    /** A unit vector in ICRF axes. */
    private record Direction(double x, double y, double z) {

        /** From right ascension and declination in degrees. */
        static Direction of(double rightAscension, double declination) {
            double a = Math.toRadians(rightAscension);
            double d = Math.toRadians(declination);
            return new Direction(Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d));
        }

        double dot(double vx, double vy, double vz) {
            return x * vx + y * vy + z * vz;
        }

        /** How far a vector stands above the plane of which this is the pole, degrees. */
        double elevation(double vx, double vy, double vz) {
            double along = dot(vx, vy, vz);
            double across = Math.sqrt(Math.max(vx * vx + vy * vy + vz * vz - along * along, 0));
            return Math.toDegrees(Math.atan2(along, across));
        }
    }
}
