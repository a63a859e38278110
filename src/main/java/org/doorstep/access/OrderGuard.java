package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/**
 * Keeps what belongs to an order with the person of the order: whoever sees the order sees it too,
 * and a result of somebody else would be believed.
 */
@Component
@Interceptor
class OrderGuard implements StorageContribution {

  /** After {@link WriteGuard}: the caller sees the orders that are looked at here. */
  private static final int EARLY = -40;

  /** Before {@link SecurityLabels}, which adds how confidential that is. */
  private static final int FIRST = -100;

  private final Records records;

  OrderGuard(Records records) {
    this.records = records;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = FIRST)
  void beforeCreate(IBaseResource record) {
    label((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = FIRST)
  void beforeUpdate(IBaseResource old, IBaseResource record) {
    label((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = EARLY)
  void created(IBaseResource record) {
    requireSamePerson((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = EARLY)
  void updated(IBaseResource old, IBaseResource record) {
    requireSamePerson((Resource) record);
  }

  /** A report on a test for HIV tells of HIV in its words, whatever code it carries. */
  private void label(Resource record) {
    if (record instanceof DiagnosticReport
        && orders(record).anyMatch(order -> Label.of(order).kind() == Sensitivity.HIV)) {
      SecurityLabels.addCategory(record, "HIV");
    }
  }

  private void requireSamePerson(Resource record) {
    if (record instanceof ServiceRequest || Label.isUnresolved(record)) {
      return;
    }
    Optional<String> patient = Label.of(record).patient();
    List<ServiceRequest> others =
        orders(record).filter(order -> !Label.of(order).patient().equals(patient)).toList();
    if (!others.isEmpty()) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "order-of-another",
          record.fhirType() + ".subject",
          "The record is not about the person of the order that it refers to.",
          "Make subject the same as in the ServiceRequest, or refer to the right order.");
    }
  }

  private Stream<ServiceRequest> orders(Resource record) {
    return LaboratoryOrders.of(record).stream().flatMap(id -> read(id).stream());
  }

  private Optional<ServiceRequest> read(String id) {
    try {
      return Optional.of(records.ofServer().read(ServiceRequest.class, new IdType(id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }
}
