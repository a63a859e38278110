package org.doorstep.matching;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.doorstep.access.Caller;
import org.doorstep.access.Keeper;
import org.doorstep.access.PersonGrants;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** The Patients that a caller may merge, or none. */
@Component
class TwoPatients {

  private final Records records;
  private final PersonGrants grants;

  TwoPatients(Records records, PersonGrants grants) {
    this.records = records;
    this.grants = grants;
  }

  /**
   * A Patient and who keeps it.
   *
   * @param patient as it is stored
   * @param keeper the id of the Organization
   */
  record Kept(Patient patient, String keeper) {

    String id() {
      return patient.getIdElement().getIdPart();
    }

    String version() {
      return patient.getIdElement().getVersionIdPart();
    }
  }

  /** One that the caller's organisation keeps; what is hidden is answered like what never was. */
  Kept kept(String id, String parameter, Caller caller, RequestDetails request) {
    Optional<Patient> patient = read(new IdType("Patient", id));
    return patient
        .flatMap(it -> grants.keeperFor(it, caller, request).map(keeper -> new Kept(it, keeper)))
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.NOT_FOUND,
                    "not-here",
                    "Parameters.parameter.where(name = '" + parameter + "')",
                    "The parameter '%s' names no person whom your organisation keeps."
                        .formatted(parameter),
                    "Check the id; only people of one organisation are merged, by that one."));
  }

  private Optional<Patient> read(IdType id) {
    try {
      return Optional.of(records.ofServer().read(Patient.class, id));
    } catch (ResourceNotFoundException | ResourceGoneException none) {
      return Optional.empty();
    }
  }

  /** A Patient as it was. */
  Patient before(String id, String version) {
    return records.ofServer().read(Patient.class, new IdType("Patient", id, version));
  }

  /** The store, in the name of who keeps both. */
  IRepository store(Kept kept) {
    SystemRequestDetails request = new SystemRequestDetails();
    new Keeper(kept.keeper()).keepIn(request);
    return records.on(request);
  }
}
