/**
 * What has to be done because of what was stored: a call to be assessed, a result to be looked at,
 * medicine to be brought, a first visit after discharge. Each as a Task, exactly once.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server"})
package org.doorstep.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
