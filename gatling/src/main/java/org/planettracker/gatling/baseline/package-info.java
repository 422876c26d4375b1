/**
 * Servers without a framework, the floor and the ceiling of the comparison: each shows one way to wait for a socket and nothing else. They
 * must not know the laboratory that measures them.
 */
@NullMarked
package org.planettracker.gatling.baseline;

import org.jspecify.annotations.NullMarked;
