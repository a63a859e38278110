package org.doorstep.subscription;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.access.Disclosure;
import org.doorstep.access.SystemSight;
import org.doorstep.hl7v2.Transfer;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Collects a transfer as far as a subscriber may see it now. */
@Component
class SeenTransfers {

  private static final int MOST = 20;

  private final Records records;
  private final SystemSight sight;
  private final String base;

  SeenTransfers(Records records, SystemSight sight, Environment settings) {
    this.records = records;
    this.sight = sight;
    this.base = settings.getProperty("doorstep.sign-in.base-url", "").strip();
  }

  /**
   * What a subscriber sees of a transfer.
   *
   * @param learnt whose records those are
   */
  record Seen(Transfer transfer, Disclosure learnt) {}

  /**
   * The transfer to which a record belongs.
   *
   * @param record a Task or its order, such as {@code Task/1}
   * @return empty if the subscriber does not see it, or it is something else
   */
  Optional<Seen> seen(String record, Subscriber subscriber) {
    IdType id = new IdType(record);
    Disclosure learnt = new Disclosure();
    Optional<Task> task =
        switch (id.getResourceType()) {
          case "Task" ->
              read(Task.class, id).flatMap(it -> shown(it, subscriber, learnt, Task.class));
          case "ServiceRequest" -> lastTask(id, subscriber, learnt);
          default -> Optional.empty();
        };
    return task.flatMap(
        it ->
            read(ServiceRequest.class, it.getFocus())
                .flatMap(order -> shown(order, subscriber, learnt, ServiceRequest.class))
                .map(order -> new Seen(transfer(it, order, subscriber, learnt), learnt)));
  }

  private Transfer transfer(
      Task task, ServiceRequest order, Subscriber subscriber, Disclosure learnt) {
    Optional<Patient> patient =
        read(Patient.class, order.getSubject())
            .flatMap(it -> shown(it, subscriber, learnt, Patient.class));
    Reference requester = task.hasRequester() ? task.getRequester() : order.getRequester();
    Optional<PractitionerRole> post = read(PractitionerRole.class, requester);
    return new Transfer(
        patient.orElse(null),
        order,
        task,
        organization(post.map(PractitionerRole::getOrganization).orElse(requester)),
        organization(task.getOwner()),
        read(Practitioner.class, post.map(PractitionerRole::getPractitioner).orElse(requester))
            .map(Practitioner::getNameFirstRep)
            .map(HumanName::getNameAsSingleString),
        summary(order));
  }

  /** Its address, if this server knows its own. */
  private Optional<String> summary(ServiceRequest order) {
    return Optional.of(base)
        .filter(address -> !address.isEmpty())
        .map(
            address ->
                "%s/fhir/ServiceRequest/%s/$transfer-summary"
                    .formatted(address.replaceAll("/+$", ""), order.getIdElement().getIdPart()));
  }

  private Optional<String> organization(Reference reference) {
    return read(Organization.class, reference).map(Organization::getName);
  }

  private <T extends Resource> Optional<T> shown(
      Resource record, Subscriber subscriber, Disclosure learnt, Class<T> type) {
    return sight
        .inSummary(record, subscriber.organization(), subscriber.scopes(), learnt)
        .map(type::cast);
  }

  /** An order may have been given to one hospital after another. */
  private Optional<Task> lastTask(IdType order, Subscriber subscriber, Disclosure learnt) {
    Map<String, List<IQueryParameterType>> query =
        Map.of(
            "focus", List.of(new ReferenceParam(order.getValue())),
            "_sort", List.of(new StringParam("-_lastUpdated")),
            "_count", List.of(new NumberParam(MOST)),
            "_offset", List.of(new NumberParam("0")));
    return records.ofServer().search(Bundle.class, Task.class, query).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .flatMap(task -> shown(task, subscriber, learnt, Task.class).stream())
        .findFirst();
  }

  private <T extends Resource> Optional<T> read(Class<T> type, Reference reference) {
    IdType id = new IdType(String.valueOf(reference.getReference()));
    return type.getSimpleName().equals(id.getResourceType()) && !id.isAbsolute()
        ? read(type, id)
        : Optional.empty();
  }

  private <T extends Resource> Optional<T> read(Class<T> type, IdType id) {
    try {
      return Optional.of(records.ofServer().read(type, id.toUnqualifiedVersionless()));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }
}
