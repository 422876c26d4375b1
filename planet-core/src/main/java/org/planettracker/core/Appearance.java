package org.planettracker.core;

/**
 * How a body looks from the observer's place.
 *
 * @param magnitude     apparent visual magnitude (Johnson V)
 * @param phase         illuminated fraction of the disc, 0 to 1
 * @param diameter      apparent equatorial diameter in arcseconds
 * @param elongation    angle between the body and the Sun as seen by the observer, degrees, 0 to 180
 * @param constellation three-letter code of the IAU constellation the body stands in, such as {@code Leo}
 */
public record Appearance(double magnitude, double phase, double diameter, double elongation, String constellation) {}
