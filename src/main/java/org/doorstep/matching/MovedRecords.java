package org.doorstep.matching;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.repository.IRepository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.doorstep.access.PersonGrants;
import org.doorstep.server.Records;
import org.doorstep.server.SearchIndex;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Finds the records of a person and writes them as another one's, each as a new version. */
@Component
class MovedRecords {

  /** They tell what was, and are about versions. */
  private static final Set<String> TRACES = Set.of("Provenance", "AuditEvent", "Bundle");

  private final Records records;
  private final SearchIndex index;
  private final PersonGrants grants;
  private final FhirContext context = FhirContext.forR4Cached();

  MovedRecords(Records records, SearchIndex index, PersonGrants grants) {
    this.records = records;
    this.index = index;
    this.grants = grants;
  }

  /** How a record was moved. */
  enum Way {
    MOVED,
    /** It named both persons before, so that nobody can tell by looking which was meant where. */
    NAMED_BOTH,
    EMERGENCY,
    STAYED
  }

  /**
   * A record that was moved.
   *
   * @param record type and id
   * @param version that it has now
   * @param way how
   */
  record Moved(String record, String version, Way way) {}

  /** The addresses of a person's records and of those that name the person. */
  List<String> of(String patient) {
    Set<String> addresses = new LinkedHashSet<>(index.addresses(grants.recordsOf(patient)));
    index
        .referringTo(List.of("Patient/" + patient), 0, Integer.MAX_VALUE)
        .forEach(entry -> addresses.add(entry.key()));
    return addresses.stream().filter(MovedRecords::canBeMoved).toList();
  }

  private static boolean canBeMoved(String address) {
    return !TRACES.contains(address.substring(0, address.indexOf('/')));
  }

  /** Writes records so that they name one person in the place of another one. */
  List<Moved> move(List<String> addresses, String from, String to) {
    List<Moved> moved = new ArrayList<>();
    IRepository store = records.ofServer();
    for (String address : addresses) {
      Resource record = read(address);
      if (isAboutTwo(record)) {
        continue;
      }
      boolean both = names(record, to);
      if (rename(record, from, to)) {
        IdType written = (IdType) store.update(record).getId();
        moved.add(
            new Moved(address, written.getVersionIdPart(), both ? Way.NAMED_BOTH : Way.MOVED));
      }
    }
    return moved;
  }

  /** That two may be one stays what was asked. */
  static boolean isAboutTwo(Resource record) {
    return record instanceof Task task
        && task.getCode()
            .hasCoding(PossibleDuplicates.CODE.getSystem(), PossibleDuplicates.CODE.getCode());
  }

  Resource read(String address) {
    IdType id = new IdType(address);
    return records
        .ofServer()
        .read(
            context
                .getResourceDefinition(id.getResourceType())
                .getImplementingClass(Resource.class),
            id);
  }

  void write(Resource record) {
    records.ofServer().update(record);
  }

  private boolean names(Resource record, String patient) {
    return references(record).stream().anyMatch(it -> isTo(it, patient));
  }

  /**
   * Lets what a record says of one person be said of another one.
   *
   * @return whether it said anything
   */
  boolean rename(Resource record, String from, String to) {
    boolean renamed = false;
    for (Reference reference : references(record)) {
      if (isTo(reference, from)) {
        reference.setReference("Patient/" + to);
        renamed = true;
      }
    }
    return renamed;
  }

  private List<Reference> references(Resource record) {
    return context.newTerser().getAllPopulatedChildElementsOfType(record, Reference.class);
  }

  static boolean isTo(Reference reference, String patient) {
    IdType id = new IdType(reference.getReference());
    return "Patient".equals(id.getResourceType())
        && !id.isAbsolute()
        && patient.equals(id.getIdPart());
  }
}
