/** An invented region, full of invented people, for newcomers, tests and benchmarks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "signin", "access", "visit"})
package org.doorstep.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
