/**
 * Ways to make many requests at once from one program, for the experiment {@code clients}. They must not know servers, Gatling or reports.
 */
@NullMarked
package org.planettracker.gatling.client;

import org.jspecify.annotations.NullMarked;
