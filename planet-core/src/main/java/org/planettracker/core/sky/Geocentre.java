package org.planettracker.core.sky;

import org.planettracker.core.Body;
import org.planettracker.core.data.AlmanacData;
import org.planettracker.core.data.EarthOrientation;
import org.planettracker.core.data.JplEphemeris;
import org.planettracker.core.data.LeapSeconds;
import org.planettracker.core.data.Vector;

/** Finds what the Earth's centre sees of a body at any instant, straight from the ephemeris and the tables. Immutable. */
public final class Geocentre {

    /** Kilometres a second. */
    static final double SPEED_OF_LIGHT = 299_792.458;

    /** IAU 2012, resolution B2; kilometres. */
    public static final double ASTRONOMICAL_UNIT = 149_597_870.7;

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double J2000_MJD = 51_544.5;
    private static final double TT_MINUS_TAI = 32.184;
    private static final double DAYS_PER_CENTURY = 36_525;

    /** TIO locator s', IERS Conventions 2010, 5.5.2: -47 microarcseconds a century. */
    private static final double TIO_LOCATOR_RATE = -47e-6 * Math.PI / 648_000 / DAYS_PER_CENTURY;

    private final AlmanacData data;
    private final LeapSeconds leapSeconds;
    private final EarthOrientation earthOrientation;

    public Geocentre(AlmanacData data) {
        this.data = data;
        this.leapSeconds = data.leapSeconds();
        this.earthOrientation = data.earthOrientation();
    }

    /**
     * Writes the view of a body.
     *
     * @param mjd         the day, UTC, within the almanac
     * @param secondOfDay second of that day, 0 to 86400
     */
    public void look(Body body, int mjd, double secondOfDay, GeocentricView view) {
        double fraction = secondOfDay / SECONDS_PER_DAY;
        double taiMinusUtc = leapSeconds.taiMinusUtc(mjd, fraction);
        double tt = mjd - J2000_MJD + (secondOfDay + taiMinusUtc + TT_MINUS_TAI) / SECONDS_PER_DAY;

        Vector angles = view.angles;
        earthOrientation.rotation(mjd, fraction, angles);
        view.poleX = angles.y;
        view.poleY = angles.z;
        double ut1 = (secondOfDay + taiMinusUtc + angles.x) / SECONDS_PER_DAY;
        view.earthRotation = earthRotationAngle(mjd, ut1) + TIO_LOCATOR_RATE * tt;

        observe(body, data.ephemeris(mjd), tt + tdbMinusTt(tt) / SECONDS_PER_DAY, view);

        view.daysSinceJ2000 = tt;
        Vector pole = view.celestialPole;
        view.equationOfOrigins = earthOrientation.celestialPole().at(tt + J2000_MJD, pole);
        turnToCirs(pole.x, pole.y, pole.z, view);
    }

    /** Earth rotation angle in radians (Capitaine, Guinot and McCarthy 2000), from UT1 as day and fraction. */
    private static double earthRotationAngle(int mjd, double fraction) {
        double days = mjd - J2000_MJD + fraction;
        // The whole turns of whole days are left out for the sake of the digits; the day begins half a turn off.
        return 2 * Math.PI * (0.7790572732640 - 0.5 + fraction + 0.00273781191135448 * days);
    }

    /** TDB - TT in seconds to 30 microseconds, the two greatest terms, as Orekit has them. */
    private static double tdbMinusTt(double daysSinceJ2000) {
        double g = Math.toRadians(357.53 + 0.9856003 * daysSinceJ2000);
        double sine = Math.sin(g);
        // 0.000014 sin 2g with the double angle written out.
        return 0.001658 * sine + 0.000028 * sine * Math.cos(g);
    }

    private static void observe(Body target, JplEphemeris ephemeris, double t, GeocentricView view) {
        Vector earth = view.earth;
        Vector body = view.body;
        ephemeris.earth(t, earth, view.earthVelocity);
        ephemeris.position(Body.SUN, t, view.sun);
        view.sun.add(-1, earth);

        double lightTime = firstLightTime(target, ephemeris, t, view);
        ephemeris.motion(target, t - lightTime / SECONDS_PER_DAY, body, view.bodyVelocity);
        body.add(-1, earth);
        double distance = body.length();
        double radialVelocity = body.dot(view.bodyVelocity) / distance;
        // Newton's step for the light time, below a second for every body; in a second a path bends by less than 0.1 m.
        double step = (distance / SPEED_OF_LIGHT - lightTime) / (1 + radialVelocity / SPEED_OF_LIGHT);
        body.add(-step, view.bodyVelocity);
    }

    private static double firstLightTime(Body target, JplEphemeris ephemeris, double t, GeocentricView view) {
        if (target == Body.SUN) {
            return view.sun.length() / SPEED_OF_LIGHT;
        }
        ephemeris.position(target, t, view.body);
        view.body.add(-1, view.earth);
        return view.body.length() / SPEED_OF_LIGHT;
    }

    /** Turns all vectors from the axes of the ICRF to those of date (IERS Conventions 2010, 5.10). */
    private static void turnToCirs(double x, double y, double s, GeocentricView view) {
        double z = Math.sqrt(1 - x * x - y * y);
        double a = 1 / (1 + z);
        turn(view.body, x, y, z, a, s);
        turn(view.bodyVelocity, x, y, z, a, s);
        turn(view.earthVelocity, x, y, z, a, s);
        turn(view.sun, x, y, z, a, s);
    }

    private static void turn(Vector v, double x, double y, double z, double a, double s) {
        double along = a * (x * v.x + y * v.y) + v.z;
        double newX = v.x - x * along;
        double newY = v.y - y * along;
        double newZ = x * v.x + y * v.y + z * v.z;
        // s stays below 0.1", its square is nothing.
        v.set(newX - s * newY, newY + s * newX, newZ);
    }
}
