/**
 * The results file, and the tables, page and charts drawn from it alone. It must not know servers, experiments or Gatling.
 */
@NullMarked
package org.planettracker.gatling.report;

import org.jspecify.annotations.NullMarked;
