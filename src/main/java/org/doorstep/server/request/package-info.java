/**
 * What stands between a caller and the store: limits, strict reading of requests, and one shape for
 * every answer that says no.
 */
@NullMarked
package org.doorstep.server.request;

import org.jspecify.annotations.NullMarked;
