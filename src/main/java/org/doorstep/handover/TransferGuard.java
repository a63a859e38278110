package org.doorstep.handover;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.access.TransferParties;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a transfer take only the steps of {@link Transition#TABLE}, however it is written. */
@Component
@Interceptor
class TransferGuard implements StorageContribution {

  private static final Set<String> WITH_REASON = Set.of("rejected", "cancelled", "failed");

  private final TransferParties parties;
  private final Clock clock;

  TransferGuard(TransferParties parties, Optional<Clock> clock) {
    this.parties = parties;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  /** A transfer that was agreed by telephone begins where it stands by then. */
  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  void beforeCreate(IBaseResource record) {
    if (record instanceof Task task && TransferTask.is(task)) {
      begin(task);
    }
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  void beforeUpdate(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (!(record instanceof Task after)) {
      return;
    }
    if (!(old instanceof Task before) || before.isDeleted()) {
      beforeCreate(after);
    } else if (TransferTask.is(before)) {
      step(before, after, request);
    } else if (TransferTask.is(after)) {
      begin(after);
    }
  }

  private static void begin(Task task) {
    Stand.tidy(task);
    Stand stand = Stand.of(task);
    if (!Transition.known().contains(stand) && !stand.status().equals(Transition.IN_ERROR)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "transfer-state",
          isKnown(stand.status()) ? "Task.businessStatus" : "Task.status",
          "A transfer does not stand at %s.".formatted(stand),
          "With this status it can stand at: %s."
              .formatted(
                  list(
                      Transition.known().stream()
                          .filter(
                              it -> it.status().equals(stand.status()) || !isKnown(stand.status()))
                          .toList())));
    }
    requireReason(task, stand);
    Milestones.note(null, task);
  }

  private static boolean isKnown(String status) {
    return Transition.known().stream().anyMatch(it -> it.status().equals(status));
  }

  private void step(Task before, Task after, @Nullable RequestDetails request) {
    Stand.tidy(after);
    Stand from = Stand.of(before);
    Stand to = Stand.of(after);
    if (TransferParties.isServer(request)) {
      return;
    }
    Set<Side> sides = sides(before, request);
    if (sides.contains(Side.SENDER)) {
      requireOwner(before, after);
    }
    if (!Transition.isPermitted(from, to, sides)) {
      throw isOtherAnswer(from, to) ? answered(from, to) : refusal(from, to, sides);
    }
    if (!from.equals(to)) {
      requireReason(after, to);
    }
    touch(before, after, !from.equals(to));
    Milestones.note(before, after);
  }

  /**
   * Who sends a whole Task, or a part of it, often leaves the time of the last step as it was; and
   * who sends a step again does not know when the server took it.
   */
  private void touch(Task before, Task after, boolean stepped) {
    Date known = before.getLastModified();
    Date told = after.getLastModified();
    boolean older = known != null && (told == null || told.before(known));
    if (stepped && (told == null || older || told.equals(known))) {
      after.setLastModified(Date.from(clock.instant()));
    } else if (older) {
      after.setLastModifiedElement(before.getLastModifiedElement().copy());
    }
  }

  /** Whoever is asked instead would have what the first one answered. */
  private static void requireOwner(Task before, Task after) {
    boolean resolved =
        Stream.of(before, after)
            .map(task -> String.valueOf(task.getOwner().getReference()))
            .noneMatch(owner -> owner.startsWith("urn:"));
    if (before.getOwner().hasReference()
        && resolved
        && !Transfers.areSame(before.getOwner(), after.getOwner())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "transfer-owner",
          "Task.owner",
          "A transfer stays with whom it was asked of.",
          "To ask another organisation, POST Task/[id]/$redirect.");
    }
  }

  private Set<Side> sides(Task task, @Nullable RequestDetails request) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    if (parties.sends(task, request)) {
      sides.add(Side.SENDER);
    }
    if (parties.receives(task, request)) {
      sides.add(Side.RECEIVER);
    }
    return sides;
  }

  /** Two who work in the hospital answered, and not the same. */
  private static boolean isOtherAnswer(Stand from, Stand to) {
    boolean taken = Set.of("accepted", "in-progress", "on-hold").contains(from.status());
    return taken && to.status().equals("rejected")
        || from.status().equals("rejected") && to.status().equals("accepted");
  }

  private static Refusal answered(Stand from, Stand to) {
    return new Refusal(
        Reason.CONFLICT,
        "transfer-answered",
        "Task.status",
        "The transfer was answered before and stands at %s; it cannot become %s."
            .formatted(from, to),
        "Read the Task again. Who cannot receive the person after all sets failed with the business"
            + " status declined or declined-no-capacity and a statusReason; who can after all"
            + " tells the sender, who asks anew.");
  }

  private static Refusal refusal(Stand from, Stand to, Set<Side> sides) {
    List<Stand> next = Transition.next(from, sides);
    String who = sides.stream().map(Side::words).collect(Collectors.joining(" and "));
    boolean status = !from.status().equals(to.status());
    String element = status ? "Task.status" : "Task.businessStatus";
    return new Refusal(
        Reason.RULE_BROKEN,
        "transfer-step",
        element,
        "%s cannot become %s: the transfer stands at %s, and %s cannot set it to %s."
            .formatted(
                element,
                status ? to.status() : to.business(),
                from,
                who.isEmpty() ? "you" : who,
                to),
        next.isEmpty()
            ? "It is over: nothing follows. If the person has to be brought after all, ask anew."
            : "Next can be: %s.".formatted(list(next)));
  }

  /** As status/businessStatus. */
  private static String list(List<Stand> stands) {
    return stands.stream().map(Stand::toString).distinct().collect(Collectors.joining(", "));
  }

  /** Also told by a profile, which somebody may not claim. */
  private static void requireReason(Task task, Stand stand) {
    if (WITH_REASON.contains(stand.status()) && task.getStatusReason().isEmpty()) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "ds-task-1",
          "Task.statusReason",
          "The transfer ends at %s without a reason.".formatted(stand),
          "Say why in statusReason, as a code or in words: the other side has to know what to do"
              + " next.");
    }
  }
}
