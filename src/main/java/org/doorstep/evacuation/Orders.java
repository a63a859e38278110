package org.doorstep.evacuation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * The records of an evacuation. Their ids follow from the operation and the person or organisation,
 * so that whoever begins it once more, or goes on after a power cut, writes nothing twice.
 *
 * @param asked what was asked
 * @param organization the id of the organisation that evacuates
 * @param requester who asked, such as {@code Practitioner/1}
 * @param at when
 */
record Orders(StartRequest asked, String organization, String requester, Instant at) {

  private static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");
  private static final String TASK = DoorstepCodes.codeSystem("doorstep-task");

  static String eventId(String operation, String organization) {
    return id("event", operation, organization);
  }

  private static String id(String what, String operation, String whose) {
    String name = "evacuation " + what + ' ' + operation + ' ' + whose;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  String taskId(Resident resident) {
    return id("task", asked.operation(), resident.key());
  }

  /** The evacuation as a whole, with how many of its people are on the list by now. */
  Task event(int residents, int listed) {
    Task event = new Task().setIntent(TaskIntent.ORDER).setPriority(TaskPriority.STAT);
    event.setId("Task/" + eventId(asked.operation(), organization));
    event.setGroupIdentifier(number());
    event.setCode(Codes.concept(TASK, "emergency-evacuation"));
    event.setStatus(listed < residents ? TaskStatus.RECEIVED : TaskStatus.INPROGRESS);
    event.setLocation(new Reference("Location/" + asked.area().getIdPart()));
    event.getExecutionPeriod().setStart(Date.from(at));
    event.setAuthoredOn(Date.from(at));
    event.setRequester(new Reference(requester));
    event.setOwner(new Reference("Organization/" + organization));
    asked.reason().ifPresent(event::setDescription);
    input(event, "destination", asked.destination());
    input(event, "assembly-point", asked.assemblyPoint());
    output(event, "residents", residents);
    output(event, "listed", listed);
    return event;
  }

  private static void input(Task event, String name, Optional<String> place) {
    place.ifPresent(it -> event.addInput().setType(text(name)).setValue(new Reference(it)));
  }

  private static void output(Task event, String name, int number) {
    event.addOutput().setType(text(name)).setValue(new UnsignedIntType(number));
  }

  private static CodeableConcept text(String text) {
    return new CodeableConcept().setTextElement(new StringType(text));
  }

  private Identifier number() {
    return new Identifier().setSystem(Codes.OPERATIONS).setValue(asked.operation());
  }

  ServiceRequest request(Resident resident) {
    ServiceRequest order = new ServiceRequest();
    String id = id("request", asked.operation(), resident.key());
    order.setId("ServiceRequest/" + id);
    order.addExtension(resident.needs().extension());
    order.addIdentifier().setSystem(DoorstepCodes.IDENTIFIERS + "/transfer").setValue(id);
    order.setRequisition(number());
    order.setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.ORDER);
    order.setPriority(ServiceRequestPriority.STAT);
    order.setCode(Codes.concept(SERVICE, "emergency-evacuation"));
    order.setSubject(new Reference(resident.key()));
    order.setAuthoredOn(Date.from(at));
    order.setRequester(new Reference(requester));
    asked
        .destination()
        .ifPresent(
            place -> {
              if (place.startsWith("Location/")) {
                order.addLocationReference(new Reference(place));
              } else {
                order.addPerformer(new Reference(place));
              }
            });
    if (order.getLocationReference().isEmpty()) {
      asked.assemblyPoint().ifPresent(it -> order.addLocationReference(new Reference(it)));
    }
    order.addReasonCode(text(asked.reason().orElse("Emergency evacuation")));
    return order;
  }

  Task task(Resident resident) {
    Task task = new Task().setIntent(TaskIntent.ORDER).setPriority(TaskPriority.STAT);
    task.setId("Task/" + taskId(resident));
    task.setGroupIdentifier(number());
    task.setStatus(TaskStatus.ACCEPTED);
    task.setBusinessStatus(Codes.concept(Codes.STATUS, "requested"));
    task.setCode(
        new CodeableConcept(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", null))
            .addCoding(new Coding(TASK, "transfer", null)));
    task.setFocus(
        new Reference("ServiceRequest/" + id("request", asked.operation(), resident.key())));
    task.setFor(new Reference(resident.key()));
    task.setAuthoredOn(Date.from(at)).setLastModified(Date.from(at));
    task.setRequester(new Reference(requester));
    task.setOwner(new Reference("Organization/" + organization));
    return task;
  }
}
