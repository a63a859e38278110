/** What mobile units carry: loaded, counted, handed out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access"})
package org.doorstep.stock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
