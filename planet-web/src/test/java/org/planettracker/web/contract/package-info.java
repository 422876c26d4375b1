/**
 * The contract of the API, written once and run against every server.
 *
 * <p>Must not know which server answers: it speaks HTTP over sockets.
 */
@NullMarked
package org.planettracker.web.contract;

import org.jspecify.annotations.NullMarked;
