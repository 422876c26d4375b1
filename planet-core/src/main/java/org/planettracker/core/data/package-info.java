/**
 * What the almanac is computed from: planetary ephemeris, Earth orientation, leap seconds, precession and nutation, read
 * from files into arrays once, at the start.
 *
 * <p>Knows nothing of observers and skies, nor of any clock; never touches a file after loading.
 */
@NullMarked
package org.planettracker.core.data;

import org.jspecify.annotations.NullMarked;
