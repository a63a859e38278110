/** Who may see and write what: roles, grants, labels, and one decision for every record. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "signin"})
package org.doorstep.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
