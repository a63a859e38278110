package org.doorstep.followup;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever comes home from a hospital is visited: a Task with a last day, until it is done. */
@Component
class FirstVisits implements FollowUp {

  static final String FIRST_VISIT = "first-home-visit";

  /** Within a week, unless the plan for the time after treatment names a day. */
  private static final int DAYS = 7;

  /** The hospital closes a stay a little after the document was written, or before. */
  private static final int SAME_STAY = 2;

  private static final String SERVICES = DoorstepCodes.codeSystem("doorstep-service");
  private static final String NEXT_VISIT = DoorstepCodes.structure("doorstep-next-visit-due");
  private static final Set<String> VISITS = Set.of("HH", "FLD");

  private final Store store;
  private final Todo todo;
  private final Clock clock;

  FirstVisits(Store store, Todo todo, Optional<Clock> clock) {
    this.store = store;
    this.todo = todo;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  @Override
  public void follow(@Nullable Resource before, Resource record) {
    if (record instanceof Encounter visit && isVisit(visit) && Todo.isHere(visit.getSubject())) {
      visited(visit);
    } else if (record instanceof CarePlan plan && Todo.isHere(plan.getSubject())) {
      day(plan).ifPresent(day -> planned(plan.getSubject(), day));
    } else {
      Discharge.of(record, store, LocalDate.now(clock))
          .filter(discharge -> Todo.isHere(discharge.patient()))
          .ifPresent(this::discharged);
    }
  }

  private static boolean isVisit(Encounter visit) {
    return visit.getStatus() == EncounterStatus.FINISHED
        && VISITS.contains(String.valueOf(visit.getClass_().getCode()));
  }

  private void discharged(Discharge discharge) {
    store.oneAtATime(discharge.patient().getReference());
    List<Task> all = todo.all(FIRST_VISIT, discharge.patient()).toList();
    Optional<Task> known = all.stream().filter(task -> isOf(task, discharge)).findFirst();
    if (known.isPresent()) {
      name(known.get(), discharge);
      return;
    }
    Optional<Reference> team = team(discharge);
    boolean atHome = team.isPresent() || isKeptElsewhere(discharge);
    boolean alive =
        store
            .read(Patient.class, discharge.patient())
            .filter(patient -> !patient.hasDeceased() || patient.getDeceased().isEmpty())
            .isPresent();
    if (atHome && alive && !isVisitedSince(discharge)) {
      give(discharge, team);
    }
  }

  private void give(Discharge discharge, Optional<Reference> team) {
    Task task = todo.draft(FIRST_VISIT, discharge.record(), discharge.patient());
    team.ifPresent(task::setOwner);
    name(task, discharge, false);
    LocalDate due =
        plan(discharge)
            .filter(day -> !day.isBefore(discharge.day()))
            .orElse(discharge.day().plusDays(DAYS));
    task.getRestriction()
        .getPeriod()
        .setStartElement(new DateTimeType(discharge.day().toString()))
        .setEndElement(new DateTimeType(due.toString()));
    todo.save(task);
  }

  /** Whether a Task was given for the same stay. */
  private static boolean isOf(Task task, Discharge discharge) {
    boolean named =
        sources(task)
            .anyMatch(
                source ->
                    source.equals(discharge.record())
                        || discharge.stay().filter(source::equals).isPresent());
    boolean near =
        left(task)
            .filter(day -> Math.abs(ChronoUnit.DAYS.between(day, discharge.day())) <= SAME_STAY)
            .isPresent();
    return named || near || Todo.isOpen(task);
  }

  private static Stream<String> sources(Task task) {
    return task.getInput().stream()
        .filter(input -> input.getValue() instanceof Reference)
        .map(input -> ((Reference) input.getValue()).getReference());
  }

  private static Optional<LocalDate> left(Task task) {
    return Discharge.day(task.getRestriction().getPeriod().getStartElement());
  }

  private void name(Task task, Discharge discharge) {
    if (sources(task).noneMatch(discharge.record()::equals)) {
      name(task, discharge, true);
    }
  }

  private void name(Task task, Discharge discharge, boolean save) {
    task.addInput()
        .setType(new CodeableConcept(new Coding("http://loinc.org", "18842-5", null)))
        .setValue(new Reference(discharge.record()));
    if (save) {
      todo.save(task);
    }
  }

  /** Who cares for the person at home: the organisation of the newest team. */
  private Optional<Reference> team(Discharge discharge) {
    String patient = discharge.patient().getReference();
    return store
        .search(
            CareTeam.class,
            Map.of("patient", new ReferenceParam(patient), "status", new TokenParam("active")))
        .sorted(
            Comparator.comparing(
                    (CareTeam team) ->
                        Discharge.day(team.getPeriod().getStartElement()).orElse(LocalDate.MIN))
                .reversed())
        .flatMap(team -> team.getManagingOrganization().stream())
        .filter(Reference::hasReference)
        .map(team -> new Reference(team.getReference()))
        .filter(team -> !isFrom(discharge, team))
        .findFirst();
  }

  /** Without a team, whoever keeps the record visits, who is named in none of the records. */
  private boolean isKeptElsewhere(Discharge discharge) {
    return store
        .keeper(discharge.patient().getReference())
        .filter(keeper -> !isFrom(discharge, keeper))
        .isPresent();
  }

  private static boolean isFrom(Discharge discharge, Reference organization) {
    return discharge.from().filter(organization.getReference()::equals).isPresent();
  }

  private boolean isVisitedSince(Discharge discharge) {
    return store
        .search(
            Encounter.class,
            Map.of(
                "subject", new ReferenceParam(discharge.patient().getReference()),
                "status", new TokenParam("finished")))
        .filter(FirstVisits::isVisit)
        .flatMap(visit -> Discharge.day(visit.getPeriod().getStartElement()).stream())
        .anyMatch(discharge.day()::isBefore);
  }

  /** The day that the active plan for the time after treatment names. */
  private Optional<LocalDate> plan(Discharge discharge) {
    return store
        .search(
            CarePlan.class,
            Map.of("subject", new ReferenceParam(discharge.patient().getReference())))
        .flatMap(plan -> day(plan).stream())
        .findFirst();
  }

  private static Optional<LocalDate> day(CarePlan plan) {
    boolean afterTreatment =
        plan.getStatus() == CarePlanStatus.ACTIVE
            && plan.getCategory().stream()
                .anyMatch(category -> category.hasCoding(SERVICES, "post-treatment-support"));
    return afterTreatment
            && plan.hasExtension(NEXT_VISIT)
            && plan.getExtensionByUrl(NEXT_VISIT).getValue() instanceof DateType date
        ? Discharge.day(date)
        : Optional.empty();
  }

  private void planned(Reference patient, LocalDate day) {
    for (Task task : todo.open(FIRST_VISIT, patient)) {
      boolean later = left(task).filter(left -> !day.isBefore(left)).isPresent();
      DateTimeType end = new DateTimeType(day.toString());
      if (later && !end.equalsDeep(task.getRestriction().getPeriod().getEndElement())) {
        task.getRestriction().getPeriod().setEndElement(end);
        todo.save(task);
      }
    }
  }

  /** A visit on the day of discharge is the first one, when the person is at home again. */
  private void visited(Encounter visit) {
    Optional<LocalDate> came = Discharge.day(visit.getPeriod().getStartElement());
    for (Task task : todo.open(FIRST_VISIT, visit.getSubject())) {
      Optional<LocalDate> left = left(task);
      if (came.isPresent() && left.isPresent() && !came.get().isBefore(left.get())) {
        task.addOutput()
            .setType(new CodeableConcept(new Coding(SERVICES, "home-visit", null)))
            .setValue(new Reference(Todo.key(visit)));
        task.setExecutionPeriod(visit.getPeriod().copy());
        task.setStatus(TaskStatus.COMPLETED);
        todo.save(task);
      }
    }
  }
}
