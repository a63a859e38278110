/** How mothers stand in for each other: childcare, the children's room, the support group. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access"})
package org.doorstep.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
