package org.doorstep.matching;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.doorstep.access.Caller;
import org.doorstep.access.Sight;
import org.doorstep.matching.PatientUnmerge.Undone;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/$merge}, in the shape that it has from R5 on
 * (https://hl7.org/fhir/R5/patient-operation-merge.html), and {@code Patient/$unmerge}.
 */
@Component
class MergeProvider implements EndpointContribution {

  private static final String MERGE = "$merge";
  private static final String UNMERGE = "$unmerge";

  private final PatientMerge merge;
  private final PatientUnmerge unmerge;
  private final Sight sight;

  MergeProvider(PatientMerge merge, PatientUnmerge unmerge, Sight sight) {
    this.merge = merge;
    this.unmerge = unmerge;
    this.sight = sight;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Merges the source into the target, or shows what the target would be. */
  @Operation(name = MERGE, type = Patient.class)
  public Parameters merge(ServletRequestDetails request) {
    Caller caller = Caller.signedIn(request);
    OperationParameters asked =
        OperationParameters.of(
            request, MERGE, "source-patient", "target-patient", "result-patient", "preview");
    PatientMerge.Request wanted =
        new PatientMerge.Request(
            patient(asked, "source-patient"),
            patient(asked, "target-patient"),
            asked.resource("result-patient", Patient.class),
            asked.isOn("preview"));
    Patient result = merge.merge(wanted, caller, request);
    sight.disclose(wanted.source(), request);
    sight.disclose(wanted.target(), request);
    Parameters answer = new Parameters();
    answer
        .addParameter()
        .setName("source-patient")
        .setValue(new Reference("Patient/" + wanted.source()));
    answer.addParameter().setName("result").setResource(result);
    return answer;
  }

  /** Takes a merge back. */
  @Operation(name = UNMERGE, type = Patient.class)
  public Parameters unmerge(ServletRequestDetails request) {
    Caller caller = Caller.signedIn(request);
    OperationParameters asked = OperationParameters.of(request, UNMERGE, "source-patient");
    Undone undone = unmerge.unmerge(patient(asked, "source-patient"), caller, request);
    sight.disclose(undone.source().getIdElement().getIdPart(), request);
    sight.disclose(undone.target(), request);
    Parameters answer = new Parameters();
    answer.addParameter().setName("result").setResource(undone.source());
    answer
        .addParameter()
        .setName("target-patient")
        .setValue(new Reference("Patient/" + undone.target()));
    undone.left().forEach(it -> answer.addParameter().setName("left").setValue(new Reference(it)));
    return answer;
  }

  private static String patient(OperationParameters asked, String name) {
    return asked
        .address(name, "Patient")
        .map(address -> new IdType(address).getIdPart())
        .orElseThrow(() -> asked.missing(name, "Send it as valueReference: Patient/[id]."));
  }
}
