/** The database: the embedded PostgreSQL or an operator's own, and its schema. */
@NullMarked
package org.doorstep.server.database;

import org.jspecify.annotations.NullMarked;
