/**
 * How a body of the solar system looks: brightness, phase, size and the constellation it stands in, each a function of
 * distances, angles and directions alone.
 *
 * <p>Knows no ephemeris, no observer, no clock, no Orekit, and nothing of the package that calls it.
 */
@NullMarked
package org.planettracker.core.appearance;

import org.jspecify.annotations.NullMarked;
