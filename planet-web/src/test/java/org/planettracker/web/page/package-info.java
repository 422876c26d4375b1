/**
 * The page in a real Chromium: its modules by themselves, and the whole page against a running server. It knows a server
 * only by how it is started and by its address, never which framework it is.
 */
@NullMarked
package org.planettracker.web.page;

import org.jspecify.annotations.NullMarked;
