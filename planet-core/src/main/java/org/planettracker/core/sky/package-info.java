/**
 * From an instant to an apparent place, in plain arithmetic: what the Earth's centre sees of a body in an hour first, then
 * what an observer sees of it.
 *
 * <p>Knows nothing of files, clocks, and of what the results are wanted for.
 */
@NullMarked
package org.planettracker.core.sky;

import org.jspecify.annotations.NullMarked;
