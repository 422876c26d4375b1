package org.planettracker.core.sky;

import java.time.Instant;

import org.planettracker.core.Body;
import org.planettracker.core.data.AlmanacData;
import org.planettracker.core.data.AxesOfDate;
import org.planettracker.core.data.EarthOrientation;
import org.planettracker.core.data.JplEphemeris;
import org.planettracker.core.data.LeapSeconds;
import org.planettracker.core.data.Motion;
import org.planettracker.core.data.Vector;

/**
 * What the Earth's centre knows of one body during one hour of UTC, before any observer is named: everything is a
 * polynomial around the middle of the hour. Immutable, therefore shared between threads without further ado.
 *
 * <p>Paths are cubics, exact to 1 cm for the Moon, to 20 cm for Mercury, whose path reaches back by its light time, and
 * better for all others; the Earth's rotation, its pole and the
 * celestial pole move along straight lines, right to 0.00002". An hour depends on nothing but body and time, so that it
 * makes no difference whether it was kept or is made anew.
 *
 * <p>Vectors are in kilometres and seconds, along the axes of date (CIRS) of the hour's middle.
 */
public final class BodyHour {

    /** IAU 2012, resolution B2; kilometres. */
    public static final double ASTRONOMICAL_UNIT = 149_597_870.7;

    /** Kilometres a second. */
    static final double SPEED_OF_LIGHT = 299_792.458;

    private static final int HOURS_PER_DAY = 24;
    /** Length in seconds of UTC. */
    static final int SECONDS = 3600;
    /** The second of the hour around which its polynomials are. */
    static final double MIDDLE = 1800;
    private static final double SECONDS_PER_NANOSECOND = 1e-9;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final int UNIX_EPOCH_MJD = 40_587;
    private static final double J2000_MJD = 51_544.5;
    private static final double TT_MINUS_TAI = 32.184;

    /** TIO locator s' in radians a day, IERS Conventions 2010, 5.5.2: -47 microarcseconds a century. */
    private static final double TIO_LOCATOR_RATE = -47e-6 * Math.PI / 648_000 / 36_525;

    final Body body;
    /** Hours since 1970-01-01T00:00:00Z. */
    final int hour;

    /** Seconds of TAI in a second of UTC: 1 except for the stretched seconds before 1972. */
    final double stretch;
    /** Days of TT since J2000.0 in the middle of the hour. */
    final double middle;

    /** The Earth's centre, from the solar system's barycentre. */
    final Motion earth = new Motion();
    /** The body, from the barycentre, around the moment that is {@code lightTime} before the middle. */
    final Motion target = new Motion();
    /** The Sun, from the barycentre. */
    final Motion sun = new Motion();

    /**
     * The body's present distance from the Earth's centre as light time in seconds, and its growth in a second: within half
     * a second of the light time that counts, so that a straight line leads from the one to the other.
     */
    final double lightTime;
    final double lightTimeRate;

    /** Earth rotation angle with the TIO locator s': its sine and cosine, and its growth in radians a second. */
    final double sinRotation;
    final double cosRotation;
    final double rotationRate;

    /** Equation of the origins, which leads from the celestial intermediate origin to the equinox, radians. */
    final double origins;
    final double originsRate;

    /** The pole's coordinates on Earth, radians. */
    final double poleX;
    final double poleXRate;
    final double poleY;
    final double poleYRate;

    /** The axes along which all these vectors are. */
    final AxesOfDate axes;
    /** How fast the celestial pole's coordinates X and Y grow, a second. */
    final double celestialXRate;
    final double celestialYRate;

    /**
     * Computes an hour.
     *
     * @param hour hours since 1970-01-01T00:00:00Z, within the almanac
     */
    public BodyHour(AlmanacData data, Body body, int hour) {
        this.body = body;
        this.hour = hour;
        int day = Math.floorDiv(hour, HOURS_PER_DAY);
        int mjd = day + UNIX_EPOCH_MJD;
        double begin = (double) (hour - day * HOURS_PER_DAY) * SECONDS;
        double end = begin + SECONDS;

        LeapSeconds leapSeconds = data.leapSeconds();
        double taiAtBegin = begin + leapSeconds.taiMinusUtc(mjd, begin / SECONDS_PER_DAY);
        double taiAtEnd = end + leapSeconds.taiMinusUtc(mjd, end / SECONDS_PER_DAY);
        stretch = (taiAtEnd - taiAtBegin) / SECONDS;

        EarthOrientation orientation = data.earthOrientation();
        Vector first = new Vector();
        Vector last = new Vector();
        orientation.rotation(mjd, begin / SECONDS_PER_DAY, first);
        orientation.rotation(mjd, end / SECONDS_PER_DAY, last);
        double ttAtBegin = mjd - J2000_MJD + (taiAtBegin + TT_MINUS_TAI) / SECONDS_PER_DAY;
        double ttAtEnd = mjd - J2000_MJD + (taiAtEnd + TT_MINUS_TAI) / SECONDS_PER_DAY;
        double rotationAtBegin = earthRotationAngle(mjd, (taiAtBegin + first.x) / SECONDS_PER_DAY)
                + TIO_LOCATOR_RATE * ttAtBegin;
        double rotationAtEnd = earthRotationAngle(mjd, (taiAtEnd + last.x) / SECONDS_PER_DAY)
                + TIO_LOCATOR_RATE * ttAtEnd;
        double rotation = (rotationAtBegin + rotationAtEnd) / 2;
        sinRotation = Math.sin(rotation);
        cosRotation = Math.cos(rotation);
        rotationRate = (rotationAtEnd - rotationAtBegin) / SECONDS;
        poleX = (first.y + last.y) / 2;
        poleXRate = (last.y - first.y) / SECONDS;
        poleY = (first.z + last.z) / 2;
        poleYRate = (last.z - first.z) / SECONDS;

        double originsAtBegin = orientation.celestialPole(mjd, begin / SECONDS_PER_DAY,
                ttAtBegin + J2000_MJD, first);
        double originsAtEnd = orientation.celestialPole(mjd, end / SECONDS_PER_DAY,
                ttAtEnd + J2000_MJD, last);
        origins = (originsAtBegin + originsAtEnd) / 2;
        originsRate = (originsAtEnd - originsAtBegin) / SECONDS;
        celestialXRate = (last.x - first.x) / SECONDS;
        celestialYRate = (last.y - first.y) / SECONDS;
        axes = new AxesOfDate((first.x + last.x) / 2, (first.y + last.y) / 2, (first.z + last.z) / 2);

        middle = (ttAtBegin + ttAtEnd) / 2;
        double tdb = middle + tdbMinusTt(middle) / SECONDS_PER_DAY;
        JplEphemeris ephemeris = data.ephemeris(mjd);
        ephemeris.addPaths(body, tdb, earth, sun, target);
        double x = target.x(0) - earth.x(0);
        double y = target.y(0) - earth.y(0);
        double z = target.z(0) - earth.z(0);
        double distance = Math.sqrt(x * x + y * y + z * z);
        lightTime = distance / SPEED_OF_LIGHT;
        target.moveBack(lightTime);
        lightTimeRate = (x * (target.velocityX(0) - earth.velocityX(0)) + y * (target.velocityY(0) - earth.velocityY(0))
                + z * (target.velocityZ(0) - earth.velocityZ(0))) / (distance * SPEED_OF_LIGHT);
        earth.turn(axes);
        sun.turn(axes);
        target.turn(axes);
    }

    /** Earth rotation angle in radians (Capitaine, Guinot and McCarthy 2000), of the fraction of a day of UT1. */
    private static double earthRotationAngle(int mjd, double fraction) {
        double days = mjd - J2000_MJD + fraction;
        // The whole turns of whole days are left out for the sake of the digits; J2000.0 was a noon.
        return 2 * Math.PI * (0.7790572732640 - 0.5 + fraction + 0.00273781191135448 * days);
    }

    /** TDB - TT in seconds to 30 microseconds, the two greatest terms, as Orekit has them. */
    private static double tdbMinusTt(double daysSinceJ2000) {
        double g = Math.toRadians(357.53 + 0.9856003 * daysSinceJ2000);
        double sine = Math.sin(g);
        // 0.000014 sin 2g with the double angle written out.
        return 0.001658 * sine + 0.000028 * sine * Math.cos(g);
    }

    /** The hour in which an instant lies, hours since 1970-01-01T00:00:00Z. */
    public static int of(Instant when) {
        return (int) Math.floorDiv(when.getEpochSecond(), SECONDS);
    }

    /** The second of its hour at which an instant lies, with the fraction. */
    public static double secondOf(Instant when) {
        return Math.floorMod(when.getEpochSecond(), SECONDS) + when.getNano() * SECONDS_PER_NANOSECOND;
    }
}
