package org.doorstep.reports;

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
 *
 * @param visits one for each visit
 * @param persons by id
 * @param sites by id
 * @param findings without those entered in error
 * @param dispenses those that were completed
 * @param requests requests
 * @param tasks tasks
 * @param plans plans of care
 * @param illnesses what people have, without what was entered in error or ruled out
 * @param appointments those that were kept and name a request
 */
record Facts(
    List<Visit> visits,
    Map<String, Person> persons,
    Map<String, Site> sites,
    List<Finding> findings,
    List<Dispense> dispenses,
    List<Request> requests,
    List<Work> tasks,
    List<Plan> plans,
    List<Illness> illnesses,
    List<Appointed> appointments) {

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
    return new Facts(
        visits.stream().filter(visit -> visit.sites().contains(site)).toList(),
        persons,
        sites,
        findings,
        dispenses,
        requests,
        tasks,
        plans,
        illnesses,
        appointments);
  }
}
