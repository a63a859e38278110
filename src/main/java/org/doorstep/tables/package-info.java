/** The views as tables of PostgreSQL, for psql, Metabase, Superset or R. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "view"})
package org.doorstep.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
