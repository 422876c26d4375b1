/**
 * A load that lasts, for tests that look at servers meanwhile; made with Gatling, in a process of its own.
 *
 * <p>Must not know the apps' classes, nor what the servers run in.
 */
@NullMarked
package org.planettracker.gatling.load;

import org.jspecify.annotations.NullMarked;
