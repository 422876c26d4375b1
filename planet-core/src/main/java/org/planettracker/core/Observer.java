package org.planettracker.core;

/**
 * A place on or near Earth from which the sky is watched.
 *
 * @param longitude geodetic longitude in degrees, east positive, -180 to 180
 * @param latitude  geodetic latitude in degrees, north positive, -90 to 90
 * @param elevation height above the WGS84 ellipsoid in metres, -500 to 100000
 * @throws InvalidObserverException if a value is out of range or not finite
 */
public record Observer(double longitude, double latitude, double elevation) {

    /** The Airy transit circle at Greenwich, on the ellipsoid. */
    public static final Observer GREENWICH = new Observer(-0.0005, 51.4769, 0);

    public Observer {
        requireWithin("longitude", longitude, -180, 180, "degrees");
        requireWithin("latitude", latitude, -90, 90, "degrees");
        requireWithin("elevation", elevation, -500, 100_000, "metres");
    }

    private static void requireWithin(String field, double value, double lowest, double highest, String unit) {
        // Written so that NaN fails.
        if (!(value >= lowest && value <= highest)) {
            throw new InvalidObserverException(field, value, lowest, highest, unit);
        }
    }
}
