package org.doorstep.support;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * What a record of childcare says: when, where and for how many children, and nothing from which
 * whoever looks after them could tell why.
 */
@Component
class ChildcareRules {

  private static final List<String> TELLING_OF_REQUEST =
      List.of(
          "reasonCode",
          "reasonReference",
          "supportingInfo",
          "basedOn",
          "replaces",
          "encounter",
          "insurance",
          "specimen",
          "bodySite",
          "relevantHistory");
  private static final List<String> TELLING_OF_TASK =
      List.of(
          "for",
          "reasonCode",
          "reasonReference",
          "basedOn",
          "partOf",
          "encounter",
          "insurance",
          "relevantHistory");

  private final FhirContext context;
  private final Here here;
  private final Disclosing disclosing;

  ChildcareRules(FhirContext context, Here here, Disclosing disclosing) {
    this.context = context;
    this.here = here;
    this.disclosing = disclosing;
  }

  static boolean isChildcare(ServiceRequest request) {
    return request.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-service"), "childcare");
  }

  void require(ServiceRequest request) {
    if (isChildcare(request)) {
      requireNone(request, TELLING_OF_REQUEST);
      requireNoPlaceThatTells(request);
    }
  }

  void require(Task task) {
    if (!Carers.isChildcare(task)) {
      return;
    }
    requireNone(task, TELLING_OF_TASK);
    requireNoPlaceThatTells(task);
    if (Here.id(task.getOwner(), "Patient").isEmpty()) {
      throw refusal(
          "childcare-owner",
          "Task.owner",
          "A Task for childcare is answered by the person who is asked.",
          "Name her as owner: Patient/[id]. A peer counsellor is asked as the mother that she is.");
    }
    if (!task.getExecutionPeriod().hasStart() || !task.getExecutionPeriod().hasEnd()) {
      throw refusal(
          "childcare-time",
          "Task.executionPeriod",
          "Nothing says from when until when the children are looked after.",
          "Give executionPeriod.start and executionPeriod.end.");
    }
    ServiceRequest request =
        here.read(task.getFocus(), ServiceRequest.class)
            .filter(ChildcareRules::isChildcare)
            .orElseThrow(
                () ->
                    refusal(
                        "childcare-request",
                        "Task.focus",
                        "The Task does not answer a request for childcare.",
                        "Name a ServiceRequest with the code childcare of doorstep-service."));
    requireNobodyNamedEarly(task, request);
  }

  /** Whose children they are is told to the one who was chosen, and to nobody who is only asked. */
  private void requireNobodyNamedEarly(Task task, ServiceRequest request) {
    Optional<String> parent = Here.id(request.getSubject(), "Patient");
    if (parent.isPresent() && parent.equals(Here.id(task.getOwner(), "Patient"))) {
      throw refusal(
          "childcare-for-oneself",
          "Task.owner",
          "Nobody is asked to look after her own children.",
          "Ask somebody else.");
    }
    for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(task)) {
      Reference reference = (Reference) info.getResourceReference();
      Optional<String> person = Here.id(reference, "Patient");
      boolean carer = person.equals(Here.id(task.getOwner(), "Patient"));
      boolean told = person.equals(parent) && (Carers.isChosen(task) || isOver(task));
      if (person.isPresent() && !carer && !told) {
        throw refusal(
            "childcare-names-person",
            "Task." + info.getName(),
            "The Task names somebody to a person who was not chosen.",
            "Leave it out; name the parent as requester when the Task becomes ready.");
      }
    }
  }

  private static boolean isOver(Task task) {
    return Set.of(TaskStatus.REJECTED, TaskStatus.CANCELLED, TaskStatus.FAILED)
        .contains(task.getStatus());
  }

  private static void requireNone(Resource record, List<String> elements) {
    for (String element : elements) {
      Property property = record.getNamedProperty(element);
      if (property != null && property.getValues().stream().anyMatch(value -> !value.isEmpty())) {
        throw refusal(
            "childcare-tells",
            record.fhirType() + '.' + element,
            "A record of childcare does not say why it is needed, and leads nowhere from where that"
                + " could be told.",
            "Leave it out. The appointment can name the request in Appointment.basedOn instead.");
      }
    }
  }

  private void requireNoPlaceThatTells(Resource record) {
    for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(record)) {
      if (disclosing.isTold((Reference) info.getResourceReference())) {
        throw refusal(
            "childcare-names-place",
            record.fhirType() + '.' + info.getName(),
            "The place or organisation tells by its name what the parent lives with.",
            "Name another place where the children are brought.");
      }
    }
  }

  private static Refusal refusal(String rule, String element, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, rule, element, what, mend);
  }
}
