package org.doorstep.reports;

import com.google.common.base.Supplier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.doorstep.reports.Facts.Appointed;
import org.doorstep.reports.Facts.Dispense;
import org.doorstep.reports.Facts.Finding;
import org.doorstep.reports.Facts.Illness;
import org.doorstep.reports.Facts.Person;
import org.doorstep.reports.Facts.Plan;
import org.doorstep.reports.Facts.Request;
import org.doorstep.reports.Facts.Site;
import org.doorstep.reports.Facts.Visit;
import org.doorstep.reports.Facts.Work;
import org.doorstep.view.Row;

/** Collects facts out of the rows of the views, in whatever order they come. */
final class FactRows {

  private static final Set<String> IN_ERROR = Set.of("entered-in-error", "cancelled");
  private static final Set<String> NOT_SO = Set.of("entered-in-error", "refuted");
  private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");

  private final Set<String> read = new HashSet<>();
  private final Map<String, Visit> visits = new LinkedHashMap<>();
  private final Map<String, Person> persons = new LinkedHashMap<>();
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Dispense> dispenses = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Work> tasks = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final List<Illness> illnesses = new ArrayList<>();
  private final List<Appointed> appointments = new ArrayList<>();

  /** What was added. */
  Facts facts() {
    return facts(view -> {});
  }

  /**
   * Facts whose rows are added when a figure asks for them.
   *
   * @param reader adds the rows of a view; those of visits before those of persons, because only
   *     then it is known who was visited
   */
  Facts facts(Consumer<String> reader) {
    return new Facts(
        after(reader, () -> List.copyOf(visits.values()), "v_visit"),
        after(reader, () -> List.copyOf(visits.values()), "v_visit"),
        after(reader, () -> Map.copyOf(persons), "v_visit", "v_patient"),
        after(reader, () -> Map.copyOf(sites), "v_site"),
        after(reader, () -> findings, "v_obs"),
        after(reader, () -> dispenses, "v_dispense"),
        after(reader, () -> requests, "v_request"),
        after(reader, () -> tasks, "v_task"),
        after(reader, () -> plans, "v_plan"),
        after(reader, () -> illnesses, "v_condition"),
        after(reader, () -> appointments, "v_appointment"));
  }

  private <T> Supplier<T> after(Consumer<String> reader, Supplier<T> facts, String... views) {
    return () -> {
      for (String view : views) {
        if (read.add(view)) {
          reader.accept(view);
        }
      }
      return facts.get();
    };
  }

  /** The ids of the persons to whom visits were made. */
  Set<String> visited() {
    Set<String> people = new HashSet<>();
    visits.values().forEach(visit -> visit.person().ifPresent(people::add));
    return people;
  }

  boolean knows(String person) {
    return persons.containsKey(person);
  }

  /** Adds a row of one of the views. */
  void add(String view, Row row) {
    switch (view) {
      case "v_visit" -> addVisit(row);
      case "v_patient" -> addPerson(row);
      case "v_site" -> addSite(row);
      case "v_obs" -> addFinding(row);
      case "v_dispense" -> addDispense(row);
      case "v_request" -> addRequest(row);
      case "v_task" -> addTask(row);
      case "v_plan" -> addPlan(row);
      case "v_condition" -> addIllness(row);
      case "v_appointment" -> addAppointment(row);
      default -> throw new IllegalArgumentException("No figure is counted from " + view + ".");
    }
  }

  private static String id(Row row, String column) {
    return row.text(column).orElseThrow();
  }

  /** The calendar date that a FHIR date or time names itself; a month or a year names none. */
  static Optional<LocalDate> day(Optional<String> time) {
    return time.filter(text -> text.length() >= 10)
        .map(text -> LocalDate.parse(text.substring(0, 10)));
  }

  /** The moment that a FHIR time names; a date alone names none. */
  private static Optional<Instant> moment(Optional<String> time) {
    return time.filter(text -> text.length() > 10)
        .map(text -> OffsetDateTime.parse(text).toInstant());
  }

  private static boolean is(Row row, String column) {
    return row.value(column).filter(Boolean.TRUE::equals).isPresent();
  }

  private static Set<String> texts(Row row, String column) {
    Set<String> texts = new HashSet<>();
    if (row.value(column).orElse(List.of()) instanceof List<?> cells) {
      cells.forEach(cell -> texts.add(String.valueOf(cell)));
    }
    return texts;
  }

  private void addVisit(Row row) {
    Visit visit =
        visits.computeIfAbsent(
            id(row, "visit_id"),
            id ->
                new Visit(
                    id,
                    row.text("patient_id"),
                    row.text("status").filter("finished"::equals).isPresent(),
                    day(row.text("start_ts")),
                    row.text("service"),
                    new HashSet<>(),
                    row.text("request_id"),
                    row.number("attendance").map(BigDecimal::intValue).orElse(0),
                    row.text("reason"),
                    texts(row, "mds_items")));
    row.text("site_id").ifPresent(visit.sites()::add);
  }

  private void addPerson(Row row) {
    String id = id(row, "patient_id");
    Optional<LocalDate> died = day(row.text("deceased_at"));
    persons.put(
        id,
        new Person(
            id,
            row.text("sex"),
            row.text("birth_date").map(Birth::of),
            row.text("residence_id"),
            row.value("displaced").map(Boolean.TRUE::equals),
            is(row, "deceased") || row.text("deceased_at").isPresent(),
            died));
  }

  private void addSite(Row row) {
    String id = id(row, "site_id");
    sites.put(
        id,
        new Site(
            id,
            row.text("type"),
            row.text("pcode").orElse(id),
            is(row, "mobile"),
            row.text("name"),
            row.text("parent_id"),
            row.number("lat"),
            row.number("lon")));
  }

  private void addFinding(Row row) {
    if (row.text("status").filter(IN_ERROR::contains).isPresent()) {
      return;
    }
    findings.add(
        new Finding(
            id(row, "obs_id"),
            row.text("patient_id"),
            row.text("encounter_id"),
            row.text("code").orElse(""),
            day(row.text("effective_ts")),
            row.number("value"),
            row.text("comparator"),
            row.text("value_code"),
            row.text("interpretation")));
  }

  private void addDispense(Row row) {
    Optional<LocalDate> handedOver = day(row.text("handed_over_ts"));
    if (handedOver.isEmpty() || row.text("status").filter("completed"::equals).isEmpty()) {
      return;
    }
    dispenses.add(
        new Dispense(
            id(row, "dispense_id"),
            row.text("patient_id"),
            row.text("atc").orElse(""),
            handedOver.get(),
            row.number("days"),
            day(row.text("supply_end")),
            row.text("collected_by").isPresent() && row.text("collected_by_patient").isEmpty(),
            row.text("proxy_consent").isPresent()));
  }

  private void addRequest(Row row) {
    if (row.text("status").filter(IN_ERROR::contains).isPresent()) {
      return;
    }
    requests.add(
        new Request(
            id(row, "request_id"),
            row.text("patient_id"),
            row.text("encounter_id"),
            row.text("status").orElse("unknown"),
            row.text("category"),
            row.text("code"),
            row.text("requisition"),
            day(row.text("authored_ts")),
            moment(row.text("authored_ts")),
            row.text("destination")));
  }

  private void addTask(Row row) {
    String status = row.text("status").orElse("");
    if ("entered-in-error".equals(status)) {
      return;
    }
    tasks.add(
        new Work(
            id(row, "task_id"),
            row.text("code"),
            row.text("focus_id"),
            row.text("patient_id"),
            status,
            row.text("business_status"),
            row.text("status_reason"),
            day(row.text("start_ts")).or(() -> day(row.text("authored_ts"))),
            row.text("last_modified_ts").orElse(""),
            row.text("outcome"),
            moment(row.text("arrived_ts")),
            moment(row.text("admitted_ts"))));
  }

  private void addPlan(Row row) {
    plans.add(
        new Plan(
            id(row, "plan_id"),
            row.text("patient_id"),
            row.text("status").orElse(""),
            row.text("category"),
            day(row.text("next_visit_due"))));
  }

  private void addAppointment(Row row) {
    Optional<String> request = row.text("request_id");
    if (request.isPresent() && row.text("status").filter("fulfilled"::equals).isPresent()) {
      appointments.add(
          new Appointed(id(row, "appointment_id"), request.get(), row.text("service")));
    }
  }

  private void addIllness(Row row) {
    if (row.text("verification").filter(NOT_SO::contains).isPresent()) {
      return;
    }
    illnesses.add(
        new Illness(
            id(row, "condition_id"),
            row.text("patient_id"),
            row.text("encounter_id"),
            row.text("icd10").orElse(""),
            row.text("clinical_status").filter(OVER::contains).isEmpty(),
            day(row.text("recorded_ts")),
            texts(row, "mds_items")));
  }
}
