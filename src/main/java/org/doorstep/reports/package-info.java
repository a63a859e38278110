/** Figures of the work of an organisation, and its records as tables to count by oneself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access", "view", "tables", "profiles"})
package org.doorstep.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
