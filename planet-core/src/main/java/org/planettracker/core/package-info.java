/**
 * Where the Sun, Moon and planets stand in the sky of an observer at an instant.
 *
 * <p>Knows no clock (an {@link java.time.Instant} is always an argument), no Spring, no Reactor, no servlet, no Jackson,
 * and never Orekit's default data context.
 */
@NullMarked
package org.planettracker.core;

import org.jspecify.annotations.NullMarked;
