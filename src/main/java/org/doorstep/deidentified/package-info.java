/** What is left of records when nobody can be told from them any more. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir"})
package org.doorstep.deidentified;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
