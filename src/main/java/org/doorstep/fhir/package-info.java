/**
 * The vocabulary that every room shares: identifiers, codes and refusals, without any framework.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.doorstep.fhir;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
