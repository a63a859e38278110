/**
 * The exchange between those who send a person and those who receive them: how far a transfer is,
 * who may say so, what both write to each other, and whom else to ask.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"fhir", "server", "access", "transfer"})
package org.doorstep.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
