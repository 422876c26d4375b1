/** Tests of what the almanac promises its callers; they know Orekit only as the oracle. */
@NullMarked
package org.planettracker.core;

import org.jspecify.annotations.NullMarked;
