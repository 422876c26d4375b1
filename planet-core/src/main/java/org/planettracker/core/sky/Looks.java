package org.planettracker.core.sky;

import org.planettracker.core.Appearance;
import org.planettracker.core.Body;
import org.planettracker.core.appearance.Axes;
import org.planettracker.core.appearance.Constellations;
import org.planettracker.core.appearance.Diameters;
import org.planettracker.core.appearance.Illumination;
import org.planettracker.core.appearance.Magnitudes;
import org.planettracker.core.data.Vector;

/** How a body looks to the observer whose view was taken: gives the models of appearance their distances and angles. */
public final class Looks {

    private static final double KILOMETRES_PER_AU = BodyHour.ASTRONOMICAL_UNIT;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DAYS_PER_YEAR = 365.25;

    private Looks() {}

    /**
     * The appearance of a body.
     *
     * @param hour         the hour
     * @param secondOfHour when in the hour
     * @param seen         what the observer sees then
     */
    public static Appearance of(BodyHour hour, double secondOfHour, TopocentricView seen) {
        Body body = hour.body;
        double days = hour.middle + (secondOfHour - BodyHour.MIDDLE) / SECONDS_PER_DAY;
        Vector toBody = hour.axes.toIcrf(seen.body);
        Vector toSun = hour.axes.toIcrf(seen.sun);
        Vector sunToBody = new Vector();
        sunToBody.set(toBody.x - toSun.x, toBody.y - toSun.y, toBody.z - toSun.z);
        double distance = seen.distance / KILOMETRES_PER_AU;
        // The Sun has no phases: it counts as full.
        double phaseAngle = body == Body.SUN
                ? 0
                : Illumination.angle(toBody.x, toBody.y, toBody.z, sunToBody.x, sunToBody.y, sunToBody.z);
        Vector apparent = hour.axes.toIcrf(seen.apparent);
        return new Appearance(magnitude(body, toBody, sunToBody, distance, phaseAngle, days),
                Illumination.litFraction(phaseAngle), Diameters.apparent(radius(body), distance),
                body == Body.SUN ? 0 : elongation(seen), Constellations.at(apparent.x, apparent.y, apparent.z));
    }

    private static double magnitude(Body body, Vector toBody, Vector sunToBody, double distance, double phaseAngle,
            double daysSinceJ2000) {
        double sunDistance = sunToBody.length() / KILOMETRES_PER_AU;
        return switch (body) {
            case SUN -> Magnitudes.sun(distance);
            case MOON -> Magnitudes.moon(sunDistance, distance, phaseAngle);
            case MERCURY -> Magnitudes.mercury(sunDistance, distance, phaseAngle);
            case VENUS -> Magnitudes.venus(sunDistance, distance, phaseAngle);
            case MARS -> Magnitudes.mars(sunDistance, distance, phaseAngle,
                    Axes.marsCentralMeridian(toBody.x / KILOMETRES_PER_AU, toBody.y / KILOMETRES_PER_AU,
                            toBody.z / KILOMETRES_PER_AU, sunToBody.x, sunToBody.y, sunToBody.z, daysSinceJ2000),
                    Axes.marsSolarLongitude(sunToBody.x, sunToBody.y, sunToBody.z));
            case JUPITER -> Magnitudes.jupiter(sunDistance, distance, phaseAngle);
            case SATURN -> Magnitudes.saturn(sunDistance, distance, phaseAngle,
                    Axes.saturnLatitude(sunToBody.x, sunToBody.y, sunToBody.z),
                    Axes.saturnLatitude(toBody.x, toBody.y, toBody.z));
            case URANUS -> Magnitudes.uranus(sunDistance, distance, phaseAngle,
                    Axes.uranusLatitude(sunToBody.x, sunToBody.y, sunToBody.z),
                    Axes.uranusLatitude(toBody.x, toBody.y, toBody.z));
            case NEPTUNE ->
                Magnitudes.neptune(sunDistance, distance, phaseAngle, 2000 + daysSinceJ2000 / DAYS_PER_YEAR);
            case PLUTO -> Magnitudes.pluto(sunDistance, distance);
        };
    }

    /** Equatorial radius in kilometres. */
    private static double radius(Body body) {
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

    /** The angle between the body and the Sun where both are seen; the Sun's light time, 0.01", is left out. */
    private static double elongation(TopocentricView seen) {
        Vector sun = seen.sun;
        double distance = sun.length();
        Vector apparentSun = new Vector();
        Topocentre.aberrate(sun.x / distance, sun.y / distance, sun.z / distance, seen.velocity, apparentSun);
        return Illumination.angle(seen.apparent.x, seen.apparent.y, seen.apparent.z, apparentSun.x, apparentSun.y,
                apparentSun.z);
    }
}
