/**
 * Gatling scenarios and what they record, runnable alone against any URL. They must not know how a server is started, nor the report.
 */
@NullMarked
package org.planettracker.gatling.simulation;

import org.jspecify.annotations.NullMarked;
