package org.doorstep.handover;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the order of a transfer in step with the Task: it is carried out when the Task is
 * completed, and void when nobody is left to be brought. A hospital that declines leaves it as it
 * is, because another one has to be asked.
 */
@Component
@Interceptor
class TransferOrders implements StorageContribution {

  /** When it is known that the caller may write the Task. */
  private static final int LATE = 100;

  private static final Set<String> NOBODY_TO_BRING =
      Set.of("patient-refused", "left-on-own", "died");
  private static final Set<ServiceRequestStatus> OPEN =
      EnumSet.of(ServiceRequestStatus.ACTIVE, ServiceRequestStatus.ONHOLD);

  private final Transfers transfers;

  TransferOrders(Transfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LATE)
  void created(IBaseResource record) {
    follow(record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LATE)
  void updated(@Nullable IBaseResource old, IBaseResource record) {
    follow(record);
  }

  private void follow(IBaseResource record) {
    if (record instanceof Task task && TransferTask.is(task)) {
      outcome(Stand.of(task)).ifPresent(status -> set(task, status));
    }
  }

  private static Optional<ServiceRequestStatus> outcome(Stand stand) {
    return switch (stand.status()) {
      case "completed" -> Optional.of(ServiceRequestStatus.COMPLETED);
      case "cancelled", "failed" ->
          NOBODY_TO_BRING.contains(stand.business())
              ? Optional.of(ServiceRequestStatus.REVOKED)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void set(Task task, ServiceRequestStatus status) {
    transfers
        .order(task.getFocus())
        .filter(order -> OPEN.contains(order.getStatus()))
        .filter(order -> Transfers.areSame(order.getSubject(), task.getFor()))
        .ifPresent(order -> transfers.save(order.setStatus(status)));
  }
}
