/** How searches run: pages by offset, in a stable order, without a write. */
@NullMarked
package org.doorstep.server.search;

import org.jspecify.annotations.NullMarked;
