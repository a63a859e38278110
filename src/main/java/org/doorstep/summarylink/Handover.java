package org.doorstep.summarylink;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.access.Disclosure;
import org.doorstep.access.SystemSight;
import org.doorstep.audit.SentWord;
import org.doorstep.audit.SentWord.Word;
import org.doorstep.server.Records;
import org.doorstep.summarylink.SummaryLinks.Waiting;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Whether sheets may still be handed over: between the mail and the code a transfer may have been
 * withdrawn, or the person may have said no.
 */
@Component
class Handover {

  /** What the server itself puts into a document beside the records of the person. */
  private static final Set<String> ADDED = Set.of("Composition", "Device", "Organization");

  private final Records records;
  private final SystemSight sight;
  private final SentWord audit;

  Handover(Records records, SystemSight sight, SentWord audit) {
    this.records = records;
    this.sight = sight;
    this.audit = audit;
  }

  /**
   * Decides whether the organisation still sees every record of which the document tells, and
   * records it.
   *
   * @param address from where the code came
   * @throws org.doorstep.fhir.Refusal 503 if it cannot be recorded
   */
  boolean permits(Waiting waiting, String address) {
    Optional<Disclosure> learnt = learnt(waiting);
    if (learnt.isPresent()) {
      audit.record(word(waiting, address), learnt.get());
    } else {
      refuse(waiting, address);
    }
    return learnt.isPresent();
  }

  /** Records that nothing is handed over: the code is wrong, or it is too late. */
  void refuse(Waiting waiting, String address) {
    audit.refused(word(waiting, address), waiting.patient());
  }

  private Optional<Disclosure> learnt(Waiting waiting) {
    IRepository all = records.ofServer();
    try {
      Bundle document = all.read(Bundle.class, new IdType("Bundle", waiting.document()));
      List<Resource> told =
          document.getEntry().stream()
              .map(BundleEntryComponent::getResource)
              .filter(record -> !ADDED.contains(record.fhirType()))
              .<Resource>map(record -> all.read(record.getClass(), record.getIdElement()))
              .toList();
      return sight.inTheirPlace(told, waiting.organization());
    } catch (ResourceNotFoundException | ResourceGoneException removed) {
      return Optional.empty();
    }
  }

  private static Word word(Waiting waiting, String address) {
    return new Word(
        UUID.randomUUID().toString(),
        "Task/" + waiting.task(),
        waiting.organization(),
        address,
        "Bundle",
        waiting.document());
  }
}
