/**
 * The composed services on a real engine, driven by the commands that docs/deploy.md tells.
 *
 * <p>Must not know the apps' classes, nor how the laboratory measures: it talks to containers through {@code docker} and to
 * servers over HTTP. Runs with {@code mvn -Pdeploy verify}.
 */
@NullMarked
package org.planettracker.gatling.deploy;

import org.jspecify.annotations.NullMarked;
