package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** A village was evacuated for some days, weeks ago; who refused stayed. */
final class DemoEvacuation {

  private static final String VILLAGE = "demo-village-8";
  private static final int MOST_PEOPLE = 12;
  private static final int DAYS_AGO = 20;

  private DemoEvacuation() {}

  static void addTo(DemoBundle bundle, int people, LocalDate today) {
    LocalDate day = today.minusDays(DAYS_AGO);
    List<DemoPerson> residents =
        IntStream.rangeClosed(1, people)
            .mapToObj(number -> DemoPerson.of(number, today))
            .filter(person -> VILLAGE.equals(person.home()))
            .limit(MOST_PEOPLE)
            .toList();
    for (int i = 0; i < residents.size(); i++) {
      evacuate(bundle, residents.get(i), day, i % 3 == 1);
    }
  }

  private static void evacuate(
      DemoBundle bundle, DemoPerson person, LocalDate day, boolean refused) {
    Reference patient = DemoEnrolment.addPatient(bundle, person);
    DateTimeType at = new DateTimeType(day + "T07:00:00+03:00");
    ServiceRequest order =
        new ServiceRequest()
            .setStatus(ServiceRequestStatus.COMPLETED)
            .setIntent(ServiceRequestIntent.ORDER)
            .setPriority(ServiceRequestPriority.STAT);
    Extension needs = new Extension(DoorstepCodes.structure("doorstep-transport-needs"));
    needs.addExtension("position", own("doorstep-mobility", person.mobility()));
    order.addExtension(needs);
    Identifier number = identifier("transfer", "DEMO-EVACUATION-" + person.number());
    order.addIdentifier(number).setRequisition(operation());
    order.setCode(own("doorstep-service", "emergency-evacuation")).setSubject(patient);
    order.setAuthoredOnElement(at).setRequester(person.team().doctor());
    order.addLocationReference(new Reference("Location/demo-centre-1"));
    order.addReasonCode(new CodeableConcept().setText("Обстріли; за тиждень люди повернулися"));
    Reference stored = bundle.postOnce(order, number);
    bundle.postOnce(task(person, patient, stored, at, day, refused), number);
  }

  private static Identifier operation() {
    return identifier("evacuation", "DEMO-EVACUATION");
  }

  private static Task task(
      DemoPerson person,
      Reference patient,
      Reference order,
      DateTimeType at,
      LocalDate day,
      boolean refused) {
    Task task = new Task().setIntent(TaskIntent.ORDER);
    task.addIdentifier(identifier("transfer", "DEMO-EVACUATION-" + person.number()));
    task.setGroupIdentifier(operation());
    CodeableConcept code = new CodeableConcept();
    code.addCoding(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null));
    code.addCoding(new Coding(DoorstepCodes.codeSystem("doorstep-task"), "transfer", null));
    task.setCode(code).setFocus(order).setFor(patient).setAuthoredOnElement(at);
    task.setLastModifiedElement(new DateTimeType(day + "T15:00:00+03:00"));
    task.setRequester(person.team().doctor()).setOwner(person.team().provider());
    task.setStatus(refused ? TaskStatus.REJECTED : TaskStatus.COMPLETED);
    task.setBusinessStatus(
        own("doorstep-business-status", refused ? "patient-refused" : "handed-over"));
    if (refused) {
      task.setStatusReason(new CodeableConcept().setText("Відмовилася від евакуації"));
    }
    return task;
  }
}
