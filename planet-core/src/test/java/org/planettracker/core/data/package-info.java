/** Tests of the data and the tool that makes them. */
@NullMarked
package org.planettracker.core.data;

import org.jspecify.annotations.NullMarked;
