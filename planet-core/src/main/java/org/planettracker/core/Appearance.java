package org.planettracker.core;

import org.planettracker.core.appearance.Axes;
import org.planettracker.core.appearance.Constellations;
import org.planettracker.core.appearance.Diameters;
import org.planettracker.core.appearance.Illumination;
import org.planettracker.core.appearance.Magnitudes;

/**
 * How a body looks from the observer's place.
 *
 * @param magnitude     apparent visual magnitude (Johnson V)
 * @param phase         illuminated fraction of the disc, 0 to 1
 * @param diameter      apparent equatorial diameter in arcseconds
 * @param elongation    angle between the body and the Sun as seen by the observer, degrees, 0 to 180
 * @param constellation three-letter code of the IAU constellation the body stands in, such as {@code Leo}
 * @throws IllegalArgumentException if a value is out of range or not finite
 */
public record Appearance(double magnitude, double phase, double diameter, double elongation, String constellation) {

    public Appearance {
        requireWithin("magnitude", magnitude, -50, 50);
        requireWithin("phase", phase, 0, 1);
        requireWithin("diameter", diameter, 0, 648_000);
        requireWithin("elongation", elongation, 0, 180);
        if (constellation.length() != 3) {
            throw new IllegalArgumentException("constellation is %s, accepted are codes of three letters".formatted(
                    constellation));
        }
    }

    /**
     * The appearance of a body that stands where the given vectors say.
     *
     * <p>The vectors are astrometric: each body where it was when the light left it, in ICRF axes, without aberration and
     * deflection. Apparent vectors may be given instead: that turns the phase angle by 0.01 degree at most, which no
     * magnitude shows by more than 0.005.
     *
     * @param body           the body
     * @param x              from the observer to the centre of the body, astronomical units, as are {@code y} and {@code z}
     * @param sunX           from the observer to the centre of the Sun, astronomical units, as are {@code sunY} and
     *                       {@code sunZ}; ignored for the Sun itself
     * @param daysSinceJ2000 days of 86400 s since J2000.0 TT, for the rotation of Mars and the slow brightening of Neptune
     */
    public static Appearance of(Body body, double x, double y, double z, double sunX, double sunY, double sunZ,
            double daysSinceJ2000) {
        double distance = Math.sqrt(x * x + y * y + z * z);
        String constellation = Constellations.at(x, y, z);
        if (body == Body.SUN) {
            return new Appearance(Magnitudes.sun(distance), 1, Diameters.apparent(Diameters.SUN, distance), 0,
                    constellation);
        }
        // From the Sun to the body.
        double hx = x - sunX;
        double hy = y - sunY;
        double hz = z - sunZ;
        double sunDistance = Math.sqrt(hx * hx + hy * hy + hz * hz);
        double phaseAngle = Illumination.angle(x, y, z, hx, hy, hz);
        double magnitude = switch (body) {
            case SUN -> throw new AssertionError(body);
            case MOON -> Magnitudes.moon(sunDistance, distance, phaseAngle);
            case MERCURY -> Magnitudes.mercury(sunDistance, distance, phaseAngle);
            case VENUS -> Magnitudes.venus(sunDistance, distance, phaseAngle);
            case MARS -> Magnitudes.mars(sunDistance, distance, phaseAngle,
                    Axes.marsCentralMeridian(x, y, z, hx, hy, hz, daysSinceJ2000), Axes.marsSolarLongitude(hx, hy, hz));
            case JUPITER -> Magnitudes.jupiter(sunDistance, distance, phaseAngle);
            case SATURN -> Magnitudes.saturn(sunDistance, distance, phaseAngle, Axes.saturnLatitude(hx, hy, hz),
                    Axes.saturnLatitude(x, y, z));
            case URANUS -> Magnitudes.uranus(sunDistance, distance, phaseAngle, Axes.uranusLatitude(hx, hy, hz),
                    Axes.uranusLatitude(x, y, z));
            case NEPTUNE -> Magnitudes.neptune(sunDistance, distance, phaseAngle, 2000 + daysSinceJ2000 / 365.25);
            case PLUTO -> Magnitudes.pluto(sunDistance, distance);
        };
        return new Appearance(magnitude, Illumination.litFraction(phaseAngle),
                Diameters.apparent(equatorialRadius(body), distance), Illumination.angle(x, y, z, sunX, sunY, sunZ),
                constellation);
    }

    private static double equatorialRadius(Body body) {
        return switch (body) {
            case SUN -> Diameters.SUN;
            case MOON -> Diameters.MOON;
            case MERCURY -> Diameters.MERCURY;
            case VENUS -> Diameters.VENUS;
            case MARS -> Diameters.MARS;
            case JUPITER -> Diameters.JUPITER;
            case SATURN -> Diameters.SATURN;
            case URANUS -> Diameters.URANUS;
            case NEPTUNE -> Diameters.NEPTUNE;
            case PLUTO -> Diameters.PLUTO;
        };
    }

    private static void requireWithin(String field, double value, double lowest, double highest) {
        // Written so that NaN fails.
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    "%s is %s, accepted are %s to %s".formatted(field, value, lowest, highest));
        }
    }
}
