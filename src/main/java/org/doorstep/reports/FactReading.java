package org.doorstep.reports;

import static ca.uhn.fhir.rest.param.ParamPrefixEnum.GREATERTHAN_OR_EQUALS;
import static ca.uhn.fhir.rest.param.ParamPrefixEnum.LESSTHAN_OR_EQUALS;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.doorstep.access.OwnFigures;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.server.AllRecords;
import org.doorstep.server.ZonesOfRecord;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Reads what the figures of an organisation are counted from: the records that it keeps, and the
 * visits that it made to people whom others keep.
 */
@Component
class FactReading {

  /** The types of people's records that are counted. */
  static final Set<String> TYPES =
      Set.of(
          "Patient",
          "Encounter",
          "Observation",
          "MedicationDispense",
          "ServiceRequest",
          "Task",
          "CarePlan",
          "Condition",
          "Appointment");

  static final Set<String> FINDINGS =
      Set.of("11524-6", "82810-3", "hospitalisation-decision", "20447-9", "25836-8");
  static final Set<String> TASKS = Set.of("transfer", "trip", "follow-up", "hotline-triage");

  /** A medicine that lasts half a year may have been handed out as long before. */
  static final int DAYS_OF_MEDICINE = 400;

  /** An electrocardiogram counts for a year; a pregnancy is shorter. */
  static final int DAYS_OF_FINDINGS = 366;

  private static final int DAYS_OF_TASKS = 366;

  /** A call of the last day may be answered within the week; a day may be another elsewhere. */
  static final int DAYS_AFTER = 8;

  /** Who was not visited for longer is no longer waited for by a crew. */
  private static final int DAYS_BEFORE = 366;

  private static final int PERSONS_AT_ONCE = 100;

  private final AllRecords records;
  private final Views views;
  private final OwnFigures figures;

  FactReading(AllRecords records, Views views, OwnFigures figures) {
    this.records = records;
    this.views = views;
    this.figures = figures;
  }

  /** The facts of a term, each kind of which is read when a figure is counted from it. */
  Facts of(String organization, Term term) {
    FactRows rows = new FactRows();
    Facts facts =
        rows.facts(
            view -> {
              questions(view, organization, term).forEach(question -> read(view, question, rows));
              if ("v_patient".equals(view)) {
                readOthersWhoWereVisited(rows);
              }
            });
    return facts.withVisitsBefore(() -> visitsBefore(organization, term));
  }

  private List<Question<?>> questions(String view, String organization, Term term) {
    return switch (view) {
      case "v_visit" ->
          visits(organization, term.from().minusDays(1), term.to().plusDays(DAYS_AFTER));
      case "v_patient" -> List.of(kept(Patient.class, organization));
      case "v_site" -> List.of(Question.about(Location.class));
      case "v_obs" ->
          List.of(
              kept(Observation.class, organization)
                  .code("code", FINDINGS)
                  .day("date", GREATERTHAN_OR_EQUALS, term.from().minusDays(DAYS_OF_FINDINGS))
                  .day("date", LESSTHAN_OR_EQUALS, term.to().plusDays(1)));
      case "v_dispense" ->
          List.of(
              kept(MedicationDispense.class, organization)
                  .day(
                      "whenhandedover",
                      GREATERTHAN_OR_EQUALS,
                      term.from().minusDays(DAYS_OF_MEDICINE)));
      case "v_request" ->
          List.of(
              kept(ServiceRequest.class, organization)
                  .day("authored", GREATERTHAN_OR_EQUALS, term.from().minusDays(1))
                  .day("authored", LESSTHAN_OR_EQUALS, term.to().plusDays(DAYS_AFTER)));
      case "v_task" ->
          List.of(
              kept(Task.class, organization)
                  .coded("code", DoorstepCodes.codeSystem("doorstep-task"), TASKS)
                  .day(
                      "_lastUpdated", GREATERTHAN_OR_EQUALS, term.from().minusDays(DAYS_OF_TASKS)));
      case "v_condition" -> List.of(kept(Condition.class, organization));
      case "v_plan" -> List.of(kept(CarePlan.class, organization).code("status", Set.of("active")));
      case "v_appointment" ->
          List.of(
              kept(Appointment.class, organization)
                  .code("status", Set.of("fulfilled"))
                  .day("date", GREATERTHAN_OR_EQUALS, term.from().minusDays(1)));
      default -> throw new IllegalArgumentException("No figure is counted from " + view + ".");
    };
  }

  private <R extends Resource> Question<R> kept(Class<R> type, String organization) {
    return Question.about(type)
        .coded(
            ZonesOfRecord.PARAMETER,
            ZonesOfRecord.SYSTEM,
            figures.zones(organization, type.getSimpleName()));
  }

  /** Those of the people whom the organisation keeps, and those that it made itself. */
  private List<Question<?>> visits(String organization, LocalDate from, LocalDate to) {
    return List.of(
        during(kept(Encounter.class, organization), from, to),
        during(
            Question.about(Encounter.class)
                .reference("service-provider", "Organization/" + organization),
            from,
            to));
  }

  private static Question<Encounter> during(
      Question<Encounter> visits, LocalDate from, LocalDate to) {
    return visits.day("date", GREATERTHAN_OR_EQUALS, from).day("date", LESSTHAN_OR_EQUALS, to);
  }

  private void readOthersWhoWereVisited(FactRows rows) {
    List<String> others = rows.visited().stream().filter(id -> !rows.knows(id)).sorted().toList();
    for (List<String> some : Lists.partition(others, PERSONS_AT_ONCE)) {
      read("v_patient", Question.about(Patient.class).ids(some), rows);
    }
  }

  /** All of a year at once: to ask for each person who is waited for takes far longer. */
  private List<Visit> visitsBefore(String organization, Term term) {
    FactRows rows = new FactRows();
    visits(organization, term.to().minusDays(DAYS_BEFORE), term.to().plusDays(1))
        .forEach(question -> read("v_visit", question, rows));
    return rows.facts().visits();
  }

  private <R extends Resource> void read(String name, Question<R> question, FactRows rows) {
    View view = views.shipped(name).orElseThrow();
    records.each(
        question.type(),
        question.criteria(),
        record -> view.of(record).forEach(row -> rows.add(name, row)));
  }
}
