package org.doorstep.subscription;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Looks up what an event was about, and how that record stands now. */
@Component
class Happenings {

  private static final Set<String> ORDERS =
      Set.of("transfer-hospitalisation", "transfer-consultation", "emergency-evacuation");

  private final Records records;

  Happenings(Records records) {
    this.records = records;
  }

  /** What was written; empty if that version is not there any more. */
  Optional<Happening> of(String record, long version) {
    Optional<Resource> before =
        version < 2 ? Optional.empty() : read(new IdType(record).withVersion("" + (version - 1)));
    return read(new IdType(record).withVersion("" + version))
        .map(now -> new Happening(before.orElse(null), now, isOfTransfer(now)));
  }

  /** A record as it is now; empty if it was deleted. */
  Optional<Resource> now(String record) {
    return read(new IdType(record));
  }

  /** Whether the caller of a request reads a record. */
  boolean shown(String record, RequestDetails request) {
    return read(new IdType(record), records.on(request)).isPresent();
  }

  private Optional<Resource> read(IIdType id) {
    return read(id, records.ofServer());
  }

  private static Optional<Resource> read(IIdType id, IRepository store) {
    try {
      Class<? extends Resource> type =
          switch (id.getResourceType()) {
            case "Task" -> Task.class;
            case "ServiceRequest" -> ServiceRequest.class;
            default -> Communication.class;
          };
      return Optional.of(store.read(type, id));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  private boolean isOfTransfer(Resource record) {
    if (record instanceof Communication message) {
      return Stream.of(message.getBasedOn(), message.getAbout(), message.getPartOf())
          .flatMap(references -> references.stream())
          .map(Reference::getReferenceElement)
          .filter(id -> !id.isAbsolute() && id.hasIdPart())
          .filter(id -> Set.of("Task", "ServiceRequest").contains(id.getResourceType()))
          .flatMap(id -> read(id.toVersionless()).stream())
          .anyMatch(Happenings::isTransfer);
    }
    return isTransfer(record);
  }

  private static boolean isTransfer(Resource record) {
    return record instanceof Task task
        ? task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "transfer")
        : record instanceof ServiceRequest order
            && order.getCode().getCoding().stream()
                .anyMatch(code -> ORDERS.contains(code.getCode()));
  }
}
