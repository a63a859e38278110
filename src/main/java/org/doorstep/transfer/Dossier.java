package org.doorstep.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Everything that a summary may draw on: the person, the transfer, the person's records and those
 * of the people, organisations and places that they name.
 */
final class Dossier {

  private final Patient patient;
  private final Optional<ServiceRequest> transfer;
  private final LocalDate today;
  private final Map<String, Resource> records = new LinkedHashMap<>();

  /**
   * Puts the records in order; those that never leave in a summary are left out here, so that no
   * section can show them.
   *
   * @param patient the person, with an id
   * @param transfer the request to bring the person to a hospital, if there is one
   * @param records what was fetched, each with an id; order and duplicates do not matter
   * @param today the day on which ages and supplies are reckoned
   */
  Dossier(
      Patient patient,
      Optional<ServiceRequest> transfer,
      Collection<? extends Resource> records,
      LocalDate today) {
    this.patient = patient;
    this.transfer = transfer;
    this.today = today;
    this.records.put(key(patient), patient);
    transfer.ifPresent(request -> this.records.put(key(request), request));
    Confidential.shareable(records).stream()
        .sorted(Comparator.comparing(Moments::of).reversed().thenComparing(Dossier::key))
        .forEach(record -> this.records.putIfAbsent(key(record), record));
  }

  Patient patient() {
    return patient;
  }

  Optional<ServiceRequest> transfer() {
    return transfer;
  }

  LocalDate today() {
    return today;
  }

  /** All records of a type, the newest first. */
  <T extends Resource> List<T> all(Class<T> type) {
    return records.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The final observations with one of these codes, the newest first. */
  List<Observation> observations(String system, String... codes) {
    List<String> wanted = List.of(codes);
    return all(Observation.class).stream()
        .filter(
            observation ->
                observation.getCode().getCoding().stream()
                    .anyMatch(c -> system.equals(c.getSystem()) && wanted.contains(c.getCode())))
        .filter(Dossier::stands)
        .toList();
  }

  /** Whether an observation may be relied upon. */
  static boolean stands(Observation observation) {
    return observation.getStatus() == null
        || switch (observation.getStatus()) {
          case FINAL, AMENDED, CORRECTED, PRELIMINARY -> true;
          case REGISTERED, CANCELLED, ENTEREDINERROR, UNKNOWN, NULL -> false;
        };
  }

  /** The record that a reference names, if it is at hand and may be shared. */
  Optional<Resource> find(Reference reference) {
    return Optional.ofNullable(records.get(key(reference)));
  }

  /** The record of this type that a reference names, if it is at hand. */
  <T extends Resource> Optional<T> find(Class<T> type, Reference reference) {
    return find(reference).filter(type::isInstance).map(type::cast);
  }

  /** The moment of the newest record, or the epoch. */
  static Instant moment(Resource record) {
    return Moments.of(record);
  }

  /** The address of a record inside its store: type and id. */
  static String key(Resource record) {
    return record.fhirType() + "/" + record.getIdElement().getIdPart();
  }

  /** The address that a reference names, without server and version. */
  static String key(Reference reference) {
    if (reference.getReference() == null || !reference.getReferenceElement().hasIdPart()) {
      return "";
    }
    return reference.getReferenceElement().toUnqualifiedVersionless().getValue();
  }
}
