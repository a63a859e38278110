/** What a record must look like: profiles, terminology, and the gate that holds records to them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server"})
package org.doorstep.profiles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
