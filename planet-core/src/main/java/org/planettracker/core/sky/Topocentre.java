package org.planettracker.core.sky;

import org.planettracker.core.Observer;
import org.planettracker.core.data.Vector;

/**
 * An observer's view of a body, made from that of the Earth's centre: parallax, the rest of the light time, deflection by
 * the Sun, aberration by the Earth's and the observer's motion, then the horizon. Allocates nothing.
 */
public final class Topocentre {

    // WGS84.
    private static final double EQUATORIAL_RADIUS = 6378.137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double POLAR_RATIO_SQUARED = (1 - FLATTENING) * (1 - FLATTENING);

    private static final double DEGREES = 180 / Math.PI;
    private static final double KILOMETRES_PER_METRE = 1e-3;

    /** Radians a second of UT1 (IERS Conventions 2010, 5.15); the changing length of the day is 1e-8 of it. */
    private static final double ROTATION_RATE = 2 * Math.PI * 1.0027378119113546 / 86_400;

    private static final double PER_SPEED_OF_LIGHT = 1 / BodyHour.SPEED_OF_LIGHT;

    /** Twice the Sun's gravitational parameter over the square of the speed of light, kilometres. */
    private static final double SCHWARZSCHILD_RADIUS = 2 * 1.32712440018e11
            / (BodyHour.SPEED_OF_LIGHT * BodyHour.SPEED_OF_LIGHT);

    /** Kilometres; whatever is nearer to the Sun's centre is the Sun. */
    private static final double SUN_RADIUS = 695_700;

    /** Keeps the deflection finite for a body behind the Sun's disc, as ERFA's {@code eraLdsun} does. */
    private static final double DEFLECTION_LIMIT = 1e-6;

    private Topocentre() {}

    /**
     * Writes what {@code observer} sees.
     *
     * @param secondOfHour second of UTC in that hour, 0 to 3600
     */
    public static void look(BodyHour from, double secondOfHour, Observer observer, TopocentricView to) {
        double sinceMiddle = secondOfHour - BodyHour.MIDDLE;
        double t = from.stretch * sinceMiddle;
        double longitude = Math.toRadians(observer.longitude());
        double latitude = Math.toRadians(observer.latitude());
        double sinLongitude = Math.sin(longitude);
        double cosLongitude = Math.cos(longitude);
        double sinLatitude = Math.sin(latitude);
        double cosLatitude = Math.cos(latitude);
        // From the celestial intermediate origin to the observer's meridian: 7.5 degrees at most from the middle of the
        // hour, for which these series are exact to the last digit, and then the longitude.
        double drift = sinceMiddle * from.rotationRate;
        double d2 = drift * drift;
        double sinDrift = drift * (1 - d2 * (1.0 / 6 - d2 * (1.0 / 120 - d2 * (1.0 / 5040 - d2 * (1.0 / 362_880)))));
        double cosDrift = 1
                - d2 * (0.5 - d2 * (1.0 / 24 - d2 * (1.0 / 720 - d2 * (1.0 / 40_320 - d2 * (1.0 / 3_628_800)))));
        double sinRotation = from.sinRotation * cosDrift + from.cosRotation * sinDrift;
        double cosRotation = from.cosRotation * cosDrift - from.sinRotation * sinDrift;
        double sinTurn = sinRotation * cosLongitude + cosRotation * sinLongitude;
        double cosTurn = cosRotation * cosLongitude - sinRotation * sinLongitude;
        // Polar motion as a small rotation, seen from the observer's meridian; its square is 6e-12.
        double poleX = from.poleX + sinceMiddle * from.poleXRate;
        double poleY = from.poleY + sinceMiddle * from.poleYRate;
        double poleAlong = poleX * cosLongitude - poleY * sinLongitude;
        double poleAcross = -poleX * sinLongitude - poleY * cosLongitude;
        // How far the celestial pole has moved since the middle of the hour, another small rotation.
        double celestialX = sinceMiddle * from.celestialXRate;
        double celestialY = sinceMiddle * from.celestialYRate;

        // The observer: in the meridian, then in the axes of date.
        double height = observer.elevation() * KILOMETRES_PER_METRE;
        double normal = EQUATORIAL_RADIUS
                / Math.sqrt(cosLatitude * cosLatitude + POLAR_RATIO_SQUARED * sinLatitude * sinLatitude);
        double outward = (normal + height) * cosLatitude;
        double northward = (normal * POLAR_RATIO_SQUARED + height) * sinLatitude;
        double meridian = outward - poleAlong * northward;
        double across = -poleAcross * northward;
        double equatorialX = meridian * cosTurn - across * sinTurn;
        double equatorialY = meridian * sinTurn + across * cosTurn;
        double polar = northward + poleAlong * outward;
        double siteX = equatorialX + celestialX * polar;
        double siteY = equatorialY + celestialY * polar;
        double siteZ = polar - celestialX * equatorialX - celestialY * equatorialY;
        double observerX = from.earth.x(t) + siteX;
        double observerY = from.earth.y(t) + siteY;
        double observerZ = from.earth.z(t) + siteZ;

        // The body when the light left: at a light time that is right to half a second first, then a step further.
        double delay = from.lightTime + t * from.lightTimeRate;
        double left = t - t * from.lightTimeRate;
        double x = from.target.x(left) - observerX;
        double y = from.target.y(left) - observerY;
        double z = from.target.z(left) - observerZ;
        double lead = delay - Math.sqrt(x * x + y * y + z * z) * PER_SPEED_OF_LIGHT;
        x += lead * from.target.velocityX(left);
        y += lead * from.target.velocityY(left);
        z += lead * from.target.velocityZ(left);
        double distance = Math.sqrt(x * x + y * y + z * z);
        double perDistance = 1 / distance;
        to.distance = distance;
        to.body.set(x, y, z);

        // Gravitational deflection by the Sun at finite distance (Klioner 2003, as in ERFA's eraLd), with the unit
        // vectors p from observer to body, e from Sun to observer, q from Sun to body.
        double px = x * perDistance;
        double py = y * perDistance;
        double pz = z * perDistance;
        double ex = observerX - from.sun.x(t);
        double ey = observerY - from.sun.y(t);
        double ez = observerZ - from.sun.z(t);
        to.sun.set(-ex, -ey, -ez);
        double qx = ex + x;
        double qy = ey + y;
        double qz = ez + z;
        double sunToBody = Math.sqrt(qx * qx + qy * qy + qz * qz);
        // The Sun does not deflect its own light.
        if (sunToBody > SUN_RADIUS) {
            double sunToObserver = Math.sqrt(ex * ex + ey * ey + ez * ez);
            double scale = 1 / (sunToObserver * sunToBody);
            double qDotE = (qx * ex + qy * ey + qz * ez) * scale;
            double bending = scale * SCHWARZSCHILD_RADIUS / (sunToObserver * Math.max(1 + qDotE, DEFLECTION_LIMIT));
            double alongE = bending * (px * qx + py * qy + pz * qz);
            double alongQ = bending * (px * ex + py * ey + pz * ez);
            px += alongE * ex - alongQ * qx;
            py += alongE * ey - alongQ * qy;
            pz += alongE * ez - alongQ * qz;
        }

        // Aberration, by the velocity of the Earth's centre and that of the observer around it.
        double vx = (from.earth.velocityX(t) - ROTATION_RATE * siteY) * PER_SPEED_OF_LIGHT;
        double vy = (from.earth.velocityY(t) + ROTATION_RATE * siteX) * PER_SPEED_OF_LIGHT;
        double vz = from.earth.velocityZ(t) * PER_SPEED_OF_LIGHT;
        to.velocity.set(vx, vy, vz);
        // Small rotations and the deflection leave the length as it is, to 1e-11.
        double perLength = 1 / aberrate(px, py, pz, to.velocity, to.apparent);
        double ux = to.apparent.x - celestialX * to.apparent.z;
        double uy = to.apparent.y - celestialY * to.apparent.z;
        double uz = to.apparent.z + celestialX * to.apparent.x + celestialY * to.apparent.y;

        to.rightAscension = circle((Math.atan2(uy, ux) - from.origins - sinceMiddle * from.originsRate) * DEGREES);
        to.declination = Math.asin(uz * perLength) * DEGREES;

        // To the observer's meridian, through the pole's motion, to the horizon.
        double mx = ux * cosTurn + uy * sinTurn;
        double my = uy * cosTurn - ux * sinTurn;
        double hx = mx + poleAlong * uz;
        double east = my + poleAcross * uz;
        to.east = east;
        to.outward = hx;
        double hz = uz - poleAlong * mx - poleAcross * my;
        double up = hx * cosLatitude + hz * sinLatitude;
        double north = hz * cosLatitude - hx * sinLatitude;
        to.azimuth = circle(Math.atan2(east, north) * DEGREES);
        to.altitude = elevation(up * perLength, east * perLength, north * perLength) * DEGREES;
    }

    /**
     * Relativistic aberration of the unit vector {@code p}.
     *
     * @return the length of the result, because only its direction is wanted
     */
    static double aberrate(double px, double py, double pz, Vector velocity, Vector apparent) {
        double squared = velocity.dot(velocity);
        // sqrt(1 - v2), and 1 / (1 + that), to the last digit for the 1e-8 that v2 is.
        double lorentz = 1 - 0.5 * squared - 0.125 * squared * squared;
        double forward = px * velocity.x + py * velocity.y + pz * velocity.z;
        double push = 1 + forward * (0.5 + 0.125 * squared);
        apparent.set(lorentz * px + push * velocity.x, lorentz * py + push * velocity.y,
                lorentz * pz + push * velocity.z);
        return 1 + forward;
    }

    /** The angle of a unit vector above the horizon, radians; the arcsine alone would lose half its digits at the zenith. */
    private static double elevation(double up, double east, double north) {
        if (Math.abs(up) < 0.9) {
            return Math.asin(up);
        }
        return Math.copySign(Math.acos(Math.min(Math.sqrt(east * east + north * north), 1)), up);
    }

    /** An angle between -360 and 720 degrees as one from 0 to 360, 360 excluded. */
    private static double circle(double degrees) {
        double positive = degrees < 0 ? degrees + 360 : degrees;
        // Adding 360 to -1e-15 gives 360.
        return positive >= 360 ? positive - 360 : positive;
    }
}
