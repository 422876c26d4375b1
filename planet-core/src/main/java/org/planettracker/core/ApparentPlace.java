package org.planettracker.core;

import java.time.Instant;

/**
 * The apparent topocentric place of a body: where it is seen, with light time, gravitational deflection by the Sun and
 * annual and diurnal aberration applied.
 *
 * @param body           the body whose centre this is
 * @param when           the instant of observation, UTC
 * @param azimuth        degrees from north through east, 0 to 360 (360 excluded); at a pole measured from the observer's
 *                       own meridian
 * @param altitude       degrees above the horizon plane of the ellipsoid, without refraction, -90 to 90
 * @param rightAscension degrees, true equator and equinox of date, 0 to 360 (360 excluded)
 * @param declination    degrees, true equator of date, -90 to 90
 * @param distance       distance from the observer at the time the light left, astronomical units
 */
public record ApparentPlace(Body body, Instant when, double azimuth, double altitude, double rightAscension,
        double declination, double distance) {

    /** The altitude in degrees as seen through the given atmosphere. */
    public double altitude(Refraction refraction) {
        return refraction.apparentAltitude(altitude);
    }
}
