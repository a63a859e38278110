package org.doorstep.subscription;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * That a record was written.
 *
 * @param before what it was before, or null if it is new
 * @param now what was written
 * @param ofTransfer whether it belongs to bringing a person to a hospital
 */
record Happening(@Nullable Resource before, Resource now, boolean ofTransfer) {}
