package org.doorstep.handover;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.doorstep.access.Caller;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks another organisation to receive a person, because a person chose it. In one transaction the
 * transfer ends for whoever was asked before, and begins for whoever is asked now.
 */
@Component
class Redirection {

  private static final Set<ServiceRequestStatus> OPEN =
      EnumSet.of(ServiceRequestStatus.ACTIVE, ServiceRequestStatus.ONHOLD);

  private final Records records;
  private final AskedBefore asked;
  private final Clock clock;

  Redirection(Records records, AskedBefore asked, Optional<Clock> clock) {
    this.records = records;
    this.asked = asked;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /**
   * Asks whom the parameters name.
   *
   * @param before the Task of whoever was asked before
   * @param to the address of the Organization that is asked now
   * @param parameters what else is asked
   * @return the new Task, or the one that the same choice made before
   */
  Task redirect(
      Task before, String to, OperationParameters parameters, ServletRequestDetails request) {
    IRepository store = records.on(request);
    String id = id(before, to);
    Optional<Task> same = known(id, store);
    if (same.isPresent()) {
      return same.get();
    }
    requireKnown(to, store);
    Optional<String> place = place(to, parameters, store);
    ServiceRequest order =
        store.read(ServiceRequest.class, before.getFocus().getReferenceElement());
    requireChoice(before, order, to, store);
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    if (TransferTask.isOpen(before)) {
      put(transaction, ended(before, reason(parameters)), before);
    }
    put(transaction, sentTo(order, to, place), order);
    Task task = asking(before, to, request);
    task.setId(id);
    put(transaction, task, null);
    store.transaction(transaction);
    return store.read(Task.class, new IdType("Task", id));
  }

  /** The same choice has the same id, so that whoever lost the link can send it again. */
  private static String id(Task before, String to) {
    String choice = "redirect Task/" + before.getIdElement().getIdPart() + ' ' + to;
    return UUID.nameUUIDFromBytes(choice.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Optional<Task> known(String id, IRepository store) {
    try {
      return Optional.of(store.read(Task.class, new IdType("Task", id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  private static void requireKnown(String to, IRepository store) {
    try {
      store.read(Organization.class, new IdType(to));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      throw unknown("to", "Organization");
    }
  }

  private static Optional<String> place(
      String to, OperationParameters parameters, IRepository store) {
    Optional<String> place = parameters.address("location", "Location");
    place.ifPresent(
        address -> {
          try {
            Location location = store.read(Location.class, new IdType(address));
            if (!to.equals(location.getManagingOrganization().getReference())) {
              throw parameters.wrong("location", "a Location that the organisation manages");
            }
          } catch (ResourceNotFoundException | ResourceGoneException absent) {
            throw unknown("location", "Location");
          }
        });
    return place;
  }

  private static Refusal unknown(String parameter, String type) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-" + parameter,
        OperationParameters.expression(parameter),
        "The %s is not known here.".formatted(parameter),
        "Search %s for it and send its id.".formatted(type));
  }

  private void requireChoice(Task before, ServiceRequest order, String to, IRepository store) {
    if (!OPEN.contains(order.getStatus())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "transfer-order-closed",
          "Task.focus",
          "The order of the transfer is %s: nobody is to be brought by it."
              .formatted(order.getStatus() == null ? "unknown" : order.getStatus().toCode()),
          "If the person has to be brought after all, order it anew.");
    }
    List<Task> others =
        asked.tasks(before, store).stream()
            .filter(TransferTask::isOpen)
            .filter(task -> !Transfers.areSame(reference(task), reference(before)))
            .toList();
    if (!others.isEmpty()) {
      throw new Refusal(
          Reason.CONFLICT,
          "transfer-redirected",
          "Task.focus",
          "Somebody else was asked already.",
          "Go on from %s.".formatted(reference(others.get(0)).getReference()));
    }
    if (TransferTask.isOpen(before) && to.equals(before.getOwner().getReference())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "transfer-asked",
          OperationParameters.expression("to"),
          "This organisation is asked already.",
          "Wait for its answer, or choose another one: Task/[id]/$alternatives.");
    }
  }

  private static Reference reference(Task task) {
    return new Reference("Task/" + task.getIdElement().getIdPart());
  }

  private static String reason(OperationParameters parameters) {
    return parameters.required(
        "reason", "Say why another hospital is asked: the one that was asked has not declined.");
  }

  private Task ended(Task before, String reason) {
    Task ended = before.copy();
    Stand cancelled = new Stand("cancelled", "redirected");
    Stand from = Stand.of(before);
    boolean early = Transition.next(from, EnumSet.of(Side.SENDER)).contains(cancelled);
    (early ? cancelled : new Stand("failed", "redirected")).writeInto(ended);
    ended.setStatusReason(
        new CodeableConcept(
                new Coding(DoorstepCodes.codeSystem("doorstep-task-reason"), "redirected", null))
            .setText(reason));
    ended.setLastModified(now());
    return ended;
  }

  private static ServiceRequest sentTo(ServiceRequest order, String to, Optional<String> place) {
    ServiceRequest sent = order.copy();
    sent.setPerformer(List.of(new Reference(to)));
    sent.setLocationReference(place.map(it -> List.of(new Reference(it))).orElse(List.of()));
    return sent;
  }

  /** Nothing of what the other one answered is told. */
  private Task asking(Task before, String to, ServletRequestDetails request) {
    Task task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(before.getIntent());
    task.setGroupIdentifier(before.getGroupIdentifier().copy());
    task.setPriority(before.getPriority()).setCode(before.getCode().copy());
    task.setDescription(before.getDescription()).setFocus(before.getFocus().copy());
    task.setFor(before.getFor().copy()).setEncounter(before.getEncounter().copy());
    task.setRestriction(before.getRestriction().copy());
    before.getInput().forEach(input -> task.addInput(input.copy()));
    task.setAuthoredOn(now()).setLastModified(now());
    task.setRequester(new Reference(Caller.signedIn(request).who()));
    return task.setOwner(new Reference(to));
  }

  private Date now() {
    return Date.from(clock.instant());
  }

  private static void put(Bundle transaction, Resource record, @Nullable Resource before) {
    String address = record.fhirType() + '/' + record.getIdElement().getIdPart();
    Bundle.BundleEntryComponent entry = transaction.addEntry().setFullUrl(address);
    entry.setResource(record).getRequest().setMethod(HTTPVerb.PUT).setUrl(address);
    if (before != null) {
      // Of two who choose at once, one learns that the other has chosen.
      entry.getRequest().setIfMatch("W/\"" + before.getMeta().getVersionId() + '"');
    }
  }
}
