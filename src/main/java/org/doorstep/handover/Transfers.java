package org.doorstep.handover;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Tasks and orders as the server sees them, for what follows from a write that was permitted.
 * Nothing that is read here is shown to the caller.
 */
@Component
class Transfers {

  private final Records records;

  Transfers(Records records) {
    this.records = records;
  }

  Optional<Task> task(Reference reference) {
    return read(Task.class, reference);
  }

  Optional<ServiceRequest> order(Reference reference) {
    return read(ServiceRequest.class, reference);
  }

  void save(Resource record) {
    records.ofServer().update(record);
  }

  private <R extends Resource> Optional<R> read(Class<R> type, Reference reference) {
    IIdType id = reference.getReferenceElement();
    if (!type.getSimpleName().equals(id.getResourceType()) || id.isAbsolute() || !id.hasIdPart()) {
      return Optional.empty();
    }
    try {
      return Optional.of(records.ofServer().read(type, id.toUnqualifiedVersionless()));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  /** Whether two references lead to the same record. */
  static boolean areSame(Reference one, Reference other) {
    return one.hasReference()
        && one.getReferenceElement()
            .toUnqualifiedVersionless()
            .equals(other.getReferenceElement().toUnqualifiedVersionless());
  }
}
