/**
 * Who is told that something waits for them: Subscriptions of R4 and the topics of R5, without loss
 * and without telling more than a read would show.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "signin", "access", "audit", "hl7v2"})
package org.doorstep.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
