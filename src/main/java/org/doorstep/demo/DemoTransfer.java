package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.icd10;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Whether a person has to go to hospital, and how far the way there has come. */
final class DemoTransfer {

  /** An answer of a hospital: the state of the Task and where the person is. */
  private record Answer(TaskStatus status, String business) {}

  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(TaskStatus.REQUESTED, "requested"),
          new Answer(TaskStatus.REQUESTED, "requested"),
          new Answer(TaskStatus.ACCEPTED, "bed-confirmed"),
          new Answer(TaskStatus.INPROGRESS, "on-board"),
          new Answer(TaskStatus.COMPLETED, "admitted"),
          new Answer(TaskStatus.COMPLETED, "returned-home"),
          new Answer(TaskStatus.REJECTED, "declined-no-capacity"));

  private static final int MINUTES_OF_THIRTY_DAYS = 30 * 24 * 60;

  private DemoTransfer() {}

  static void addTo(DemoVisit visit) {
    Chance chance = visit.chance;
    if (chance.percent(12)) {
      String decision = chance.oneOf(List.of("planned", "urgent", "urgent", "emergency"));
      decide(visit, decision);
      task(visit, request(visit, decision));
    } else if (chance.percent(40)) {
      decide(visit, chance.percent(90) ? "not-needed" : "needed-refused");
    } else if (Chance.of("way of " + visit.person.number() + " in " + visit.month).percent(8)) {
      // Nobody has asked a hospital yet.
      decide(visit, "planned");
    }
  }

  private static void decide(DemoVisit visit, String decision) {
    Observation observation =
        visit.observation(own("doorstep-obs", "hospitalisation-decision"), 38);
    observation.getPerformer().clear();
    observation.addPerformer(visit.person.team().doctor());
    visit.bundle.post(observation.setValue(own("doorstep-decision", decision)));
  }

  private static Reference request(DemoVisit visit, String decision) {
    boolean planned = "planned".equals(decision);
    ServiceRequest request =
        new ServiceRequest()
            .setStatus(ServiceRequestStatus.ACTIVE)
            .setIntent(ServiceRequestIntent.ORDER);
    request.addIdentifier(identifier("transfer", number(visit)));
    request.setPriority(
        planned
            ? ServiceRequestPriority.ROUTINE
            : "urgent".equals(decision)
                ? ServiceRequestPriority.URGENT
                : ServiceRequestPriority.STAT);
    request.setCode(
        own("doorstep-service", planned ? "transfer-consultation" : "transfer-hospitalisation"));
    request.setSubject(visit.patient).setEncounter(visit.encounter);
    request.setAuthoredOnElement(visit.at(39)).setRequester(visit.person.team().doctor());
    request.addPerformer(new Reference("Organization/" + hospital(visit)));
    request.addLocationReference(new Reference("Location/" + hospital(visit)));
    request.addReasonCode(icd10(visit.person.conditions().get(0)));
    Extension needs = new Extension(DoorstepCodes.structure("doorstep-transport-needs"));
    needs.addExtension("position", own("doorstep-mobility", visit.person.mobility()));
    needs.addExtension("oxygen", new BooleanType(visit.person.conditions().contains("J44")));
    request.addExtension(needs);
    return visit.bundle.post(request);
  }

  private static void task(DemoVisit visit, Reference request) {
    Answer answer = visit.chance.oneOf(ANSWERS);
    Task task = new Task().setStatus(answer.status()).setIntent(TaskIntent.ORDER);
    task.addIdentifier(identifier("transfer", number(visit)));
    CodeableConcept code = new CodeableConcept();
    code.addCoding().setSystem("http://hl7.org/fhir/CodeSystem/task-code").setCode("fulfill");
    code.addCoding().setSystem(DoorstepCodes.codeSystem("doorstep-task")).setCode("transfer");
    task.setCode(code).setFocus(request).setFor(visit.patient).setEncounter(visit.encounter);
    task.setAuthoredOnElement(visit.at(39))
        .setLastModifiedElement(visit.at(lastStep(visit, answer)));
    task.getRestriction().getPeriod().setStartElement(visit.at(39));
    task.getRestriction().getPeriod().setEndElement(visit.at(MINUTES_OF_THIRTY_DAYS));
    task.setRequester(visit.person.team().doctor());
    task.setOwner(new Reference("Organization/" + hospital(visit)));
    task.setBusinessStatus(own("doorstep-business-status", answer.business()));
    if (answer.status() == TaskStatus.REJECTED) {
      task.setStatusReason(new CodeableConcept().setText("Немає вільних місць"));
    }
    visit.bundle.post(task);
  }

  /** The way to hospital takes some hours, to some villages longer. */
  private static int lastStep(DemoVisit visit, Answer answer) {
    return answer.status() == TaskStatus.COMPLETED ? 150 + 20 * (visit.person.number() % 7) : 60;
  }

  private static String number(DemoVisit visit) {
    return "T-" + visit.person.code() + "-" + (visit.month + 1);
  }

  /** The third hospital is in ruins. */
  private static String hospital(DemoVisit visit) {
    return DemoPlaces.HOSPITALS.get(visit.person.number() % 2);
  }
}
