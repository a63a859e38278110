/** Transfers as messages of HL7 v2, for hospital systems that do not speak FHIR. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir"})
package org.doorstep.hl7v2;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
