/**
 * What can be compared, how it is started as a process, and whether it answers rightly. It must not know the experiments nor the report.
 */
@NullMarked
package org.planettracker.gatling.server;

import org.jspecify.annotations.NullMarked;
