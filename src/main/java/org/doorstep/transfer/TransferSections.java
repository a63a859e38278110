package org.doorstep.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Why the person is brought, how, and what comes next. */
final class TransferSections {

  static final String OBS = DoorstepCodes.codeSystem("doorstep-obs");
  private static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");

  private TransferSections() {}

  /** Why the person is brought to hospital, and how urgent it is. */
  static SectionDraft reason(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.REASON);
    Optional<Observation> decision = decision(dossier);
    if (dossier.transfer().isEmpty()) {
      draft.show(View.Block.paragraph(wording.text("reason.none")));
    }
    View.Facts facts = new View.Facts();
    dossier
        .transfer()
        .ifPresent(
            request -> {
              People people = new People(dossier, wording);
              facts
                  .add(wording.text("reason.what"), wording.name(request.getCode()))
                  .add(wording.text("reason.why"), why(request, dossier, wording))
                  .add(
                      wording.text("reason.priority"),
                      priority(request, wording),
                      isUrgent(request))
                  .add(wording.text("reason.asked"), wording.date(request.getAuthoredOnElement()))
                  .add(wording.text("reason.by"), people.name(request.getRequester()))
                  .add(wording.text("reason.to"), destination(request, people))
                  .add(wording.text("reason.note"), notes(request.getNote()));
              draft.from(List.of(request)).from(causes(request, dossier));
            });
    decision.ifPresent(
        observation -> {
          if (observation.hasValueCodeableConcept()) {
            String text = wording.name(observation.getValueCodeableConcept());
            String on = wording.date(Moments.written(observation));
            facts.add(wording.text("reason.decision"), text + " (" + on + ")");
          }
          facts.add(wording.text("reason.decision.note"), notes(observation.getNote()));
          draft.from(List.of(observation));
        });
    return draft.show(facts.blocks());
  }

  /** What the reason of a request is, in one line. */
  static String why(ServiceRequest request, Dossier dossier, Wording wording) {
    Stream<String> codes = request.getReasonCode().stream().map(wording::name);
    Stream<String> conditions =
        causes(request, dossier).stream()
            .map(condition -> ProblemSections.title(condition, wording));
    return String.join("; ", Stream.concat(codes, conditions).filter(s -> !s.isBlank()).toList());
  }

  static String priority(ServiceRequest request, Wording wording) {
    return request.hasPriority() ? wording.text("priority." + request.getPriority().toCode()) : "";
  }

  static boolean isUrgent(ServiceRequest request) {
    return request.hasPriority()
        && request.getPriority() != ServiceRequest.ServiceRequestPriority.ROUTINE;
  }

  /** Where the person is to be brought. */
  static String destination(ServiceRequest request, People people) {
    return String.join(
        "; ",
        Stream.concat(request.getPerformer().stream(), request.getLocationReference().stream())
            .map(people::name)
            .filter(name -> !name.isBlank())
            .distinct()
            .toList());
  }

  private static List<Condition> causes(ServiceRequest request, Dossier dossier) {
    return request.getReasonReference().stream()
        .flatMap(reference -> dossier.find(Condition.class, reference).stream())
        .toList();
  }

  private static Optional<Observation> decision(Dossier dossier) {
    return dossier.observations(OBS, "hospitalisation-decision").stream().findFirst();
  }

  static String notes(List<Annotation> notes) {
    return String.join(" ", notes.stream().map(Annotation::getText).toList());
  }

  /** How the person must be carried, from where, and where the journey stands. */
  static SectionDraft transport(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.TRANSPORT);
    if (dossier.transfer().isEmpty()) {
      return draft;
    }
    ServiceRequest request = dossier.transfer().get();
    People people = new People(dossier, wording);
    View.Facts facts = new View.Facts();
    facts.add(wording.text("transport.from"), residence(dossier, people));
    facts.add(wording.text("reason.to"), destination(request, people));
    Extension needs =
        request.getExtensionByUrl(DoorstepCodes.structure("doorstep-transport-needs"));
    if (needs != null) {
      for (String part : List.of("position", "escort", "oxygen", "dependants")) {
        Extension need = needs.getExtensionByUrl(part);
        if (need != null && need.hasValue()) {
          boolean striking =
              part.equals("oxygen") && "true".equals(need.getValue().primitiveValue());
          facts.add(wording.text("transport." + part), need(need, wording), striking);
        }
      }
    }
    Optional<Task> task = task(request, dossier);
    task.filter(Task::hasBusinessStatus)
        .ifPresent(
            t ->
                facts.add(
                    wording.text("transport.state"),
                    wording.name(t.getBusinessStatus())
                        + " ("
                        + wording.date(Moments.written(t))
                        + ")"));
    return draft.show(facts.blocks()).from(List.of(request)).from(task.stream().toList());
  }

  private static String need(Extension need, Wording wording) {
    if (need.getValue() instanceof CodeableConcept concept) {
      return wording.name(concept);
    }
    String value = String.valueOf(need.getValue().primitiveValue());
    return wording.textOr("answer." + value, value);
  }

  private static String residence(Dossier dossier, People people) {
    Extension lives =
        dossier.patient().getExtensionByUrl(DoorstepCodes.structure("doorstep-residence"));
    return lives != null && lives.getValue() instanceof Reference place ? people.name(place) : "";
  }

  private static Optional<Task> task(ServiceRequest request, Dossier dossier) {
    return dossier.all(Task.class).stream()
        .filter(task -> Dossier.key(task.getFocus()).equals(Dossier.key(request)))
        .findFirst();
  }

  /** What is planned, asked of the hospital, and due at home. */
  static SectionDraft plan(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.PLAN);
    View.Facts facts = new View.Facts();
    for (CarePlan plan : dossier.all(CarePlan.class)) {
      if (plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE) {
        String title = plan.hasTitle() ? plan.getTitle() : wording.names(plan.getCategory());
        facts.add(wording.text("plan.care"), title);
        facts.add(wording.text("plan.detail"), plan.getDescription());
        nextVisit(plan, dossier)
            .ifPresent(due -> facts.add(wording.text("plan.next"), wording.date(due)));
        draft.from(List.of(plan));
      }
    }
    for (ServiceRequest order : openOrders(dossier)) {
      String on = wording.date(order.getAuthoredOnElement());
      facts.add(wording.text("plan.order"), wording.name(order.getCode()) + " (" + on + ")");
      draft.from(List.of(order));
    }
    return draft.show(facts.blocks());
  }

  private static List<ServiceRequest> openOrders(Dossier dossier) {
    return dossier.all(ServiceRequest.class).stream()
        .filter(order -> order.getStatus() == ServiceRequest.ServiceRequestStatus.ACTIVE)
        .filter(order -> order.getIntent() != ServiceRequest.ServiceRequestIntent.PROPOSAL)
        .filter(order -> !isTransfer(order))
        .toList();
  }

  /** Whether a request asks for a person to be brought somewhere. */
  static boolean isTransfer(ServiceRequest request) {
    return Stream.of("transfer-consultation", "transfer-hospitalisation", "emergency-evacuation")
        .anyMatch(code -> request.getCode().hasCoding(SERVICE, code));
  }

  /** The due date of the next visit: as the server reckoned it, else a month after the last one. */
  static Optional<LocalDate> nextVisit(CarePlan plan, Dossier dossier) {
    Extension due = plan.getExtensionByUrl(DoorstepCodes.structure("doorstep-next-visit-due"));
    if (due != null && due.getValue() instanceof DateType date) {
      return Moments.day(date);
    }
    boolean monthly =
        plan.getCategory().stream().anyMatch(c -> c.hasCoding(SERVICE, "monthly-home-care"));
    return dossier.all(Encounter.class).stream()
        .filter(visit -> monthly && visit.getPeriod().hasEnd())
        .findFirst()
        .flatMap(visit -> Moments.day(visit.getPeriod().getEndElement()))
        .map(day -> day.plusMonths(1));
  }

  /** The record of the sender: who asked for the transfer, else who cared for the person last. */
  static Optional<Reference> sender(Dossier dossier) {
    return dossier
        .transfer()
        .map(ServiceRequest::getRequester)
        .filter(requester -> dossier.find(requester).isPresent())
        .or(() -> organisation(dossier));
  }

  /** The organisation that keeps the record of the person. */
  static Optional<Reference> organisation(Dossier dossier) {
    Stream<Reference> ofVisits =
        dossier.all(Encounter.class).stream().map(Encounter::getServiceProvider);
    return Stream.concat(ofVisits, Stream.of(dossier.patient().getManagingOrganization()))
        .filter(organisation -> dossier.find(organisation).isPresent())
        .findFirst();
  }
}
