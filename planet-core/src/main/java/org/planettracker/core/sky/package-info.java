/**
 * From an instant to an apparent place, in plain arithmetic that allocates nothing: the geocentre's view of a body first,
 * then the observer's.
 *
 * <p>Knows nothing of files, clocks, and of what the results are wanted for.
 */
@NullMarked
package org.planettracker.core.sky;

import org.jspecify.annotations.NullMarked;
