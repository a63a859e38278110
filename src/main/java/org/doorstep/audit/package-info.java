/** Who saw, changed or was refused what: kept for good, sealed, and told to those concerned. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "signin", "access"})
package org.doorstep.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
