/**
 * Transfer summaries for those who have no system: a link by mail, a code by phone, and sheets to
 * print behind both.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "fhir",
      "server",
      "server :: answers",
      "server :: limits",
      "signin",
      "access",
      "audit",
      "transfer",
      "subscription"
    })
package org.doorstep.summarylink;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
