package org.planettracker.core;

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

    private static void requireWithin(String field, double value, double lowest, double highest) {
        // Written so that NaN fails.
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(
                    "%s is %s, accepted are %s to %s".formatted(field, value, lowest, highest));
        }
    }
}
