/** A visit comes in once, however often it is sent, and the dates that follow from it are set. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server"})
package org.doorstep.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
