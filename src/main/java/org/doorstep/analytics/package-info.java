/** The analytics node: how it is filled with records that tell of nobody, and what it answers. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "fhir",
      "server",
      "access",
      "deidentified",
      "signin",
      "tables",
      "reports"
    })
package org.doorstep.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
