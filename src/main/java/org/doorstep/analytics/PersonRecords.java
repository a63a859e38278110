package org.doorstep.analytics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A person as the main server knows them.
 *
 * @param patient the person
 * @param records what of their records may be told when it tells of nobody
 * @param onlyCounted what may only be counted, together with what others have
 * @param allowed whether the person's consents allow it
 */
record PersonRecords(
    Patient patient, List<Resource> records, List<Resource> onlyCounted, boolean allowed) {

  List<Resource> all() {
    return Stream.concat(Stream.of(patient), records.stream()).toList();
  }

  /** The types and ids of all of them. */
  Set<String> names() {
    return all().stream()
        .map(it -> it.fhirType() + '/' + it.getIdElement().getIdPart())
        .collect(Collectors.toSet());
  }
}
