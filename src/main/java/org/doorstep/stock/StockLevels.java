package org.doorstep.stock;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.access.Keeper;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.doorstep.stock.Movement.Batch;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** The Observations that say how much units hold, and the Tasks to count again. */
@Component
class StockLevels {

  private final Records records;
  private final StockLedger ledger;
  private final Clock clock;

  StockLevels(Records records, StockLedger ledger, Optional<Clock> clock) {
    this.records = records;
    this.ledger = ledger;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  static boolean is(Observation record) {
    return record.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-obs"), "stock-level");
  }

  /** The id of the Organization whose unit it is; empty if it is no unit of a known one. */
  Optional<String> organization(String unit) {
    return find(records.ofServer(), Location.class, unit)
        .map(place -> place.getManagingOrganization().getReferenceElement().getIdPart());
  }

  /** Brings the Observation of a batch in step with counts and movements. */
  void refresh(Batch batch, String unitOfMeasure) {
    SystemRequestDetails request = new SystemRequestDetails();
    organization(batch.unit()).ifPresent(it -> new Keeper(it).keepIn(request));
    IRepository store = records.on(request);
    String id = ledger.observation(batch, id("level", batch));
    BigDecimal level = ledger.level(batch);
    Optional<Observation> stored = find(store, Observation.class, "Observation/" + id);
    Observation told = stored.orElseGet(() -> created(batch, id, unitOfMeasure));
    boolean same =
        stored.isPresent()
            && told.hasValueQuantity()
            && level.compareTo(told.getValueQuantity().getValue()) == 0;
    if (!same) {
      told.getValueQuantity().setValue(level);
      told.setEffective(new DateTimeType(Date.from(clock.instant())));
      store.update(told);
      // What else is moved in the same transaction has to find the level.
      records.flush();
    }
    recount(batch, level, store);
  }

  private static Observation created(Batch batch, String id, String unitOfMeasure) {
    Observation level = new Observation().setStatus(ObservationStatus.FINAL);
    level.setId("Observation/" + id);
    level.setCode(concept("doorstep-obs", "stock-level"));
    level.setSubject(new Reference(batch.unit()));
    level.addFocus(new Reference(batch.medicine()));
    Quantity amount = new Quantity();
    if (!unitOfMeasure.isEmpty()) {
      amount.setUnit(unitOfMeasure);
    }
    return level.setValue(amount);
  }

  /** Below zero the server knows less than the crew: somebody has to look. */
  private void recount(Batch batch, BigDecimal level, IRepository store) {
    String id = "Task/" + id("recount", batch);
    Optional<Task> stored = find(store, Task.class, id);
    boolean open = stored.filter(task -> task.getStatus() == TaskStatus.REQUESTED).isPresent();
    boolean needed = level.signum() < 0;
    if (open == needed) {
      return;
    }
    Task task = stored.orElseGet(() -> asked(id, batch));
    task.setStatus(needed ? TaskStatus.REQUESTED : TaskStatus.COMPLETED);
    task.setLastModified(Date.from(clock.instant()));
    store.update(task);
  }

  private Task asked(String id, Batch batch) {
    Task task = new Task().setIntent(TaskIntent.ORDER);
    task.setId(id);
    task.setCode(concept("doorstep-task", "stock-recount"));
    // Not the level as the focus: within this transaction it cannot be referred to yet.
    task.addInput()
        .setType(new CodeableConcept().setText("batch"))
        .setValue(new Reference(batch.medicine()));
    task.setLocation(new Reference(batch.unit()));
    task.setAuthoredOn(Date.from(clock.instant()));
    organization(batch.unit()).ifPresent(it -> task.setOwner(new Reference("Organization/" + it)));
    return task;
  }

  private static <R extends Resource> Optional<R> find(
      IRepository store, Class<R> type, String address) {
    try {
      return Optional.of(store.read(type, new IdType(address)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(DoorstepCodes.codeSystem(system), code, null));
  }

  private static String id(String what, Batch batch) {
    String name = "stock " + what + ' ' + batch.unit() + ' ' + batch.medicine();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
