/**
 * Processor time, memory, latency histograms, statistics and the rules of validity. It must not know Gatling, servers or reports.
 */
@NullMarked
package org.planettracker.gatling.measure;

import org.jspecify.annotations.NullMarked;
