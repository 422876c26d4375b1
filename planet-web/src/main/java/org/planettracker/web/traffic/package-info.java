/**
 * What passes through the server: how long answers take, how busy the workers are, what long tracks and what connections may take
 * together, and the access log.
 *
 * <p>Must not know Tomcat, Netty, nor which of the two is running.
 */
@NullMarked
package org.planettracker.web.traffic;

import org.jspecify.annotations.NullMarked;
