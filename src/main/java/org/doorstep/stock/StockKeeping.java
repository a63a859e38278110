package org.doorstep.stock;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.access.Caller;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.doorstep.stock.Movement.Batch;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the stock of units in step with what is handed out, loaded and counted, in the transaction
 * that records it.
 */
@Component
@Interceptor
class StockKeeping implements StorageContribution {

  private final StockLedger ledger;
  private final StockLevels levels;
  private final Clock clock;

  StockKeeping(StockLedger ledger, StockLevels levels, Optional<Clock> clock) {
    this.ledger = ledger;
    this.levels = levels;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  void created(IBaseResource record, @Nullable RequestDetails request) {
    follow((Resource) record, request);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  void updated(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    follow((Resource) record, request);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
  void deleted(IBaseResource record) {
    if (moves((Resource) record)) {
      move(key((Resource) record), Optional.empty());
    }
  }

  private static boolean moves(Resource record) {
    return record instanceof MedicationDispense || record instanceof SupplyDelivery;
  }

  private void follow(Resource record, @Nullable RequestDetails request) {
    if (moves(record)) {
      Optional<Movement> movement = Movement.of(record, clock.instant());
      movement.ifPresent(it -> requireOwn(it.batch().unit(), record, request));
      move(key(record), movement);
    } else if (record instanceof Observation level
        && StockLevels.is(level)
        && Caller.of(request).isPresent()) {
      // What the server itself writes follows from counts; it is none.
      count(level, request);
    }
  }

  private void move(String source, Optional<Movement> movement) {
    Optional<Batch> before = ledger.moved(source);
    if (before.isEmpty() && movement.isEmpty()) {
      return;
    }
    before.ifPresent(batch -> ledger.lock(batch.unit()));
    movement.ifPresent(it -> ledger.lock(it.batch().unit()));
    if (movement.isPresent()) {
      ledger.move(source, movement.get());
    } else {
      ledger.forget(source);
    }
    before
        .filter(batch -> movement.isEmpty() || !batch.equals(movement.get().batch()))
        .ifPresent(batch -> levels.refresh(batch, ""));
    movement.ifPresent(it -> levels.refresh(it.batch(), it.unit()));
  }

  private void count(Observation level, @Nullable RequestDetails request) {
    Optional<Batch> batch =
        level.hasFocus()
            ? Batch.of(level.getSubject(), level.getFocusFirstRep())
            : Optional.empty();
    if (batch.isEmpty() || !level.hasValueQuantity()) {
      return;
    }
    requireOwn(batch.get().unit(), level, request);
    ledger.lock(batch.get().unit());
    String id = level.getIdElement().getIdPart();
    String told = ledger.observation(batch.get(), id);
    if (!told.equals(id)) {
      throw new Refusal(
          Reason.CONFLICT,
          "stock-level-exists",
          "Observation.focus",
          "There is a level of this batch in this unit already.",
          "Change Observation/%s: PUT the number that was counted and when.".formatted(told));
    }
    Instant at =
        level.hasEffectiveDateTimeType() && level.getEffectiveDateTimeType().hasValue()
            ? level.getEffectiveDateTimeType().getValue().toInstant()
            : clock.instant();
    ledger.count(batch.get(), level.getValueQuantity().getValue(), at);
    levels.refresh(batch.get(), "");
  }

  /** A unit is stocked and emptied by its own organisation. */
  private void requireOwn(String unit, Resource record, @Nullable RequestDetails request) {
    Optional<Caller> caller = Caller.of(request);
    Optional<String> organization = levels.organization(unit);
    boolean own =
        caller.isEmpty()
            || caller.get().posts().stream()
                .anyMatch(post -> organization.equals(Optional.of(post.organization())));
    if (!own) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "not-your-unit",
          record instanceof MedicationDispense
              ? "MedicationDispense.location"
              : record instanceof SupplyDelivery
                  ? "SupplyDelivery.destination"
                  : "Observation.subject",
          "The unit belongs to another organisation, or to none.",
          "Name a unit (Location) whose managingOrganization you work for.");
    }
  }

  private static String key(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }
}
