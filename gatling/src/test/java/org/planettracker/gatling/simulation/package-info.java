/**
 * Simulations, run as the laboratory runs them.
 */
@NullMarked
package org.planettracker.gatling.simulation;

import org.jspecify.annotations.NullMarked;
