/** What a hospital is told about a person who is brought to it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access", "profiles", "chart"})
package org.doorstep.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
