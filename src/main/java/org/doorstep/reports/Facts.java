package org.doorstep.reports;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What figures are counted from: the rows of the views, one record for each thing. Days are the
 * calendar dates that the recorded times themselves name, whatever their zone.
 */
final class Facts {

  private final Supplier<List<Visit>> visits;
  private final Supplier<List<Visit>> visitsBefore;
  private final Supplier<Map<String, Person>> persons;
  private final Supplier<Map<String, Site>> sites;
  private final Supplier<List<Finding>> findings;
  private final Supplier<List<Dispense>> dispenses;
  private final Supplier<List<Request>> requests;
  private final Supplier<List<Work>> tasks;
  private final Supplier<List<Plan>> plans;
  private final Supplier<List<Illness>> illnesses;
  private final Supplier<List<Appointed>> appointments;

  /** Facts, each kind of which is asked for once, when a figure is first counted from it. */
  Facts(
      Supplier<List<Visit>> visits,
      Supplier<List<Visit>> visitsBefore,
      Supplier<Map<String, Person>> persons,
      Supplier<Map<String, Site>> sites,
      Supplier<List<Finding>> findings,
      Supplier<List<Dispense>> dispenses,
      Supplier<List<Request>> requests,
      Supplier<List<Work>> tasks,
      Supplier<List<Plan>> plans,
      Supplier<List<Illness>> illnesses,
      Supplier<List<Appointed>> appointments) {
    this.visits = Suppliers.memoize(visits);
    this.visitsBefore = Suppliers.memoize(visitsBefore);
    this.persons = Suppliers.memoize(persons);
    this.sites = Suppliers.memoize(sites);
    this.findings = Suppliers.memoize(findings);
    this.dispenses = Suppliers.memoize(dispenses);
    this.requests = Suppliers.memoize(requests);
    this.tasks = Suppliers.memoize(tasks);
    this.plans = Suppliers.memoize(plans);
    this.illnesses = Suppliers.memoize(illnesses);
    this.appointments = Suppliers.memoize(appointments);
  }

  /** One for each visit. */
  List<Visit> visits() {
    return visits.get();
  }

  /** Those of the year that the term ends, of which the last to a person tells who came. */
  List<Visit> visitsBefore() {
    return visitsBefore.get();
  }

  /** By id. */
  Map<String, Person> persons() {
    return persons.get();
  }

  /** By id. */
  Map<String, Site> sites() {
    return sites.get();
  }

  /** Without those entered in error. */
  List<Finding> findings() {
    return findings.get();
  }

  /** Those that were completed. */
  List<Dispense> dispenses() {
    return dispenses.get();
  }

  List<Request> requests() {
    return requests.get();
  }

  List<Work> tasks() {
    return tasks.get();
  }

  List<Plan> plans() {
    return plans.get();
  }

  /** What people have, without what was entered in error or ruled out. */
  List<Illness> illnesses() {
    return illnesses.get();
  }

  /** Those that were kept and name a request. */
  List<Appointed> appointments() {
    return appointments.get();
  }

  record Visit(
      String id,
      Optional<String> person,
      boolean finished,
      Optional<LocalDate> day,
      Optional<String> service,
      Set<String> sites,
      Optional<String> request,
      int attendance,
      Optional<String> reason,
      Set<String> items) {}

  record Person(
      String id,
      Optional<String> sex,
      Optional<Birth> birth,
      Optional<String> residence,
      Optional<Boolean> displaced,
      boolean dead,
      Optional<LocalDate> died) {}

  record Site(
      String id,
      Optional<String> type,
      String code,
      boolean mobile,
      Optional<String> name,
      Optional<String> parent,
      Optional<BigDecimal> latitude,
      Optional<BigDecimal> longitude) {}

  record Finding(
      String id,
      Optional<String> person,
      Optional<String> visit,
      String code,
      Optional<LocalDate> day,
      Optional<BigDecimal> value,
      Optional<String> comparator,
      Optional<String> valueCode,
      Optional<String> interpretation) {}

  record Dispense(
      String id,
      Optional<String> person,
      String atc,
      LocalDate day,
      Optional<BigDecimal> days,
      Optional<LocalDate> supplyEnd,
      boolean byOthers,
      boolean consented) {}

  record Request(
      String id,
      Optional<String> person,
      Optional<String> visit,
      String status,
      Optional<String> category,
      Optional<String> code,
      Optional<String> operation,
      Optional<LocalDate> day,
      Optional<Instant> at,
      Optional<String> destination) {}

  record Work(
      String id,
      Optional<String> code,
      Optional<String> request,
      Optional<String> person,
      String status,
      Optional<String> businessStatus,
      Optional<String> reason,
      Optional<LocalDate> day,
      String changed,
      Optional<String> outcome,
      Optional<Instant> arrived,
      Optional<Instant> admitted) {}

  record Plan(
      String id,
      Optional<String> person,
      String status,
      Optional<String> category,
      Optional<LocalDate> due) {}

  record Illness(
      String id,
      Optional<String> person,
      Optional<String> visit,
      String code,
      boolean active,
      Optional<LocalDate> known,
      Set<String> items) {}

  record Appointed(String id, String request, Optional<String> service) {}

  /** The same with those visits only that a vehicle made, or that were made at a place. */
  Facts of(String site) {
    return with(
        () -> visits().stream().filter(visit -> visit.sites().contains(site)).toList(),
        this::visitsBefore);
  }

  /** The same with what was read of visits that were made before. */
  Facts withVisitsBefore(Supplier<List<Visit>> before) {
    return with(this::visits, before);
  }

  private Facts with(Supplier<List<Visit>> visits, Supplier<List<Visit>> before) {
    return new Facts(
        visits,
        before,
        this::persons,
        this::sites,
        this::findings,
        this::dispenses,
        this::requests,
        this::tasks,
        this::plans,
        this::illnesses,
        this::appointments);
  }
}
