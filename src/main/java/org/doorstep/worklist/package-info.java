/** The lists that people open in the morning: what is due, waiting or running out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access"})
package org.doorstep.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
