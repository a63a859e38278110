/** An area is evacuated: who is to be fetched, who is on the way, and that nobody is forgotten. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access", "profiles"})
package org.doorstep.evacuation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
