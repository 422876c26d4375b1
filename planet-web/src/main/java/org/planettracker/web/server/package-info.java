/**
 * How both servers are set up: the {@code tracker.*} settings, what they must be, and what {@code /actuator/info} tells
 * about the server that runs with them.
 *
 * <p>Must not know Tomcat, Netty, nor which of the two is running.
 */
@NullMarked
package org.planettracker.web.server;

import org.jspecify.annotations.NullMarked;
