/**
 * What becomes of the packaged servers under a long mixed load. Runs with {@code mvn -Psoak verify}.
 *
 * <p>Must not know the apps' classes: it talks to processes over HTTP and through the JDK's tools.
 */
@NullMarked
package org.planettracker.gatling.soak;

import org.jspecify.annotations.NullMarked;
