/**
 * The experiments, one class each: plan, start, verify, warm up, measure, append. They must not draw tables, pages or charts.
 */
@NullMarked
package org.planettracker.gatling.experiment;

import org.jspecify.annotations.NullMarked;
