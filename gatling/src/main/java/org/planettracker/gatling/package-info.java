/**
 * The laboratory: starts the servers as processes, asks them over HTTP, and says what the numbers mean. It must not know the classes of the
 * applications it compares.
 */
@NullMarked
package org.planettracker.gatling;

import org.jspecify.annotations.NullMarked;
