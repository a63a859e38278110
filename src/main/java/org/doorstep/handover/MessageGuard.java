package org.doorstep.handover;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.access.TransferMessages;
import org.doorstep.access.TransferParties;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds what the two sides of a transfer write to each other to what it is: about one transfer that
 * goes on, by who says that they wrote it, and kept as it was sent.
 */
@Component
@Interceptor
class MessageGuard implements StorageContribution {

  private static final Set<String> HERE =
      Set.of("Practitioner", "PractitionerRole", "Organization");

  private final TransferParties parties;
  private final Transfers transfers;

  MessageGuard(TransferParties parties, Transfers transfers) {
    this.parties = parties;
    this.transfers = transfers;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  void created(IBaseResource record, @Nullable RequestDetails request) {
    if (record instanceof Communication message
        && TransferMessages.is(message)
        && !TransferParties.isServer(request)) {
      requireTransfer(message);
      requireSender(message, request);
    }
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  void updated(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (!(record instanceof Communication after) || TransferParties.isServer(request)) {
      return;
    }
    boolean first =
        !(old instanceof Communication stored) || stored.isDeleted() || isUnresolved(stored);
    if (first) {
      created(after, request);
    } else if (old instanceof Communication before
        && (TransferMessages.is(before) || TransferMessages.is(after))) {
      requireSender(before, request);
      requireKept(before, after);
    }
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
  void beforeDelete(IBaseResource record, @Nullable RequestDetails request) {
    if (record instanceof Communication message
        && TransferMessages.is(message)
        && !TransferParties.isServer(request)) {
      throw kept();
    }
  }

  /** What a transaction creates it writes a second time, when it knows where references lead. */
  private static boolean isUnresolved(Communication message) {
    return Stream.of(
            message.getBasedOn().stream(),
            message.getInResponseTo().stream(),
            Stream.of(message.getSubject(), message.getSender()))
        .flatMap(references -> references)
        .anyMatch(it -> it.hasReference() && it.getReference().startsWith("urn:"));
  }

  private void requireTransfer(Communication message) {
    Reference about = message.getBasedOnFirstRep();
    Task task =
        message.getBasedOn().size() == 1
            ? transfers.task(about).filter(TransferTask::is).orElse(null)
            : null;
    if (task == null || !Transfers.areSame(task.getFor(), message.getSubject())) {
      throw refusal(
          "message-transfer",
          "Communication.basedOn",
          "The message is not about one transfer of the person.",
          "Name the Task of the transfer, alone, and its person as subject.");
    }
    if (!TransferTask.isOpen(task) && task.getStatus() != TaskStatus.COMPLETED
        || task.getStatus() == TaskStatus.DRAFT) {
      throw refusal(
          "message-nobody-reads",
          "Communication.basedOn",
          "The transfer stands at %s: the other side would not read the message."
              .formatted(Stand.of(task)),
          "Write to them in another way.");
    }
  }

  private void requireSender(Communication message, @Nullable RequestDetails request) {
    boolean here =
        HERE.contains(String.valueOf(message.getSender().getReferenceElement().getResourceType()));
    if (!here || !parties.speaksFor(message.getSender(), request)) {
      throw refusal(
          "message-sender",
          "Communication.sender",
          "The message says that somebody else wrote it.",
          "Name yourself, your post (PractitionerRole) or your organisation as sender.");
    }
  }

  private static void requireKept(Communication before, Communication after) {
    Communication kept = before.copy();
    kept.setStatus(after.getStatus()).setStatusReason(after.getStatusReason());
    kept.setMeta(after.getMeta());
    kept.setId(after.getIdElement());
    kept.setText(after.getText());
    boolean error = after.getStatus() == CommunicationStatus.ENTEREDINERROR;
    if (!kept.equalsDeep(after) || !error && before.getStatus() != after.getStatus()) {
      throw kept();
    }
  }

  private static Refusal kept() {
    return refusal(
        "message-is-kept",
        "Communication",
        "A message stays as it was sent: the other side may have acted on it.",
        "Send another one, or set its status to entered-in-error.");
  }

  private static Refusal refusal(String rule, String element, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, rule, element, what, mend);
  }
}
