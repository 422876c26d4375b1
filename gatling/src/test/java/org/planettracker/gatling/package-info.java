/**
 * The whole laboratory, tested from the outside where it can be.
 */
@NullMarked
package org.planettracker.gatling;

import org.jspecify.annotations.NullMarked;
