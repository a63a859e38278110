/** Records as tables, by ViewDefinitions of SQL on FHIR (https://sql-on-fhir.org/ig/2.0.0/). */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir"})
package org.doorstep.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
