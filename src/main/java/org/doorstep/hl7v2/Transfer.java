package org.doorstep.hl7v2;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as far as the receiver may see it.
 *
 * @param patient the person, masked if the receiver may see no more; null if not at all
 * @param order what was ordered
 * @param task how far it is
 * @param sender the name of the organisation that sends the person
 * @param receiver the name of the organisation that is asked to take the person
 * @param doctor the name of whoever ordered the transfer
 * @param summary the address of the transfer summary
 */
public record Transfer(
    @Nullable Patient patient,
    ServiceRequest order,
    Task task,
    Optional<String> sender,
    Optional<String> receiver,
    Optional<String> doctor,
    Optional<String> summary) {}
