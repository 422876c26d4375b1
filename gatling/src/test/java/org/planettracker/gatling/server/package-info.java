/**
 * The package of the same name, tested from the outside where it can be.
 */
@NullMarked
package org.planettracker.gatling.server;

import org.jspecify.annotations.NullMarked;
