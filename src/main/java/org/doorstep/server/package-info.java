/** The engine room: HAPI FHIR, PostgreSQL and Lucene, and the only room that knows them. */
@NullMarked
@ApplicationModule(allowedDependencies = "fhir")
package org.doorstep.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
