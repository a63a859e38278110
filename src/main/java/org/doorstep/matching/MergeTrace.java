package org.doorstep.matching;

import ca.uhn.fhir.repository.IRepository;
import java.util.Date;
import java.util.List;
import org.doorstep.access.Caller;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Who merged whom, for those who read the records later. */
final class MergeTrace {

  private static final String LIFECYCLE =
      "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

  private MergeTrace() {}

  /**
   * Writes a Provenance (http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle).
   *
   * @param activity {@code merge} or {@code unmerge}
   * @param written the versions of the two Patients that were written
   */
  static void write(IRepository store, String activity, List<IdType> written, Caller caller) {
    Provenance trace = new Provenance().setRecorded(new Date());
    written.forEach(id -> trace.addTarget(new Reference(id.toUnqualified().getValue())));
    trace.setActivity(new CodeableConcept(new Coding(LIFECYCLE, activity, null)));
    trace.addAgent().setWho(new Reference(caller.who()));
    store.create(trace);
  }
}
