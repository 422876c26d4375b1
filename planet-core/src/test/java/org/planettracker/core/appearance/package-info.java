/** Checks of {@code org.planettracker.core.appearance}; knows no almanac. */
@NullMarked
package org.planettracker.core.appearance;

import org.jspecify.annotations.NullMarked;
