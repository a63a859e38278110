/** Which records may be one person's: found, graded, told to those who keep them, and merged. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access"})
package org.doorstep.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
