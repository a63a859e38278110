package org.doorstep.journeys;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the demo region sent, record by record, in the plainest way: nothing of the program's
 * own counting is used here.
 */
final class Recount {

  private final LocalDate from;
  private final LocalDate to;
  private final UnaryOperator<String> place;
  private final Map<String, Resource> byAddress = new HashMap<>();
  private final TreeMap<String, String> lines = new TreeMap<>();

  /**
   * @param records with their ids, their references as {@code Type/id}
   */
  Recount(List<Resource> records, LocalDate from, LocalDate to) {
    this(records, from, to, code -> code);
  }

  /**
   * @param records with their ids, their references as {@code Type/id}
   * @param place what a place is called, by its code
   */
  Recount(List<Resource> records, LocalDate from, LocalDate to, UnaryOperator<String> place) {
    this.from = from;
    this.to = to;
    this.place = place;
    records.forEach(
        record ->
            byAddress.put(record.fhirType() + "/" + record.getIdElement().getIdPart(), record));
    visits();
    sites();
    findings();
    new TransferRecount(this).count();
    new TeamRecount(this).count();
    new TreatmentRecount(this).count();
    plans();
  }

  /** The lines of the table without its head, in any order. */
  List<String> lines() {
    List<String> all = new ArrayList<>();
    lines.forEach(
        (key, numbers) -> all.add(key + "," + numbers + (numbers.matches(".*,.*,.*") ? "" : ",")));
    return all;
  }

  void line(String key, String numbers) {
    lines.put(key, numbers);
  }

  /** A record that was sent, by its address; null if none was. */
  @Nullable Resource at(String address) {
    return byAddress.get(address);
  }

  LocalDate to() {
    return to;
  }

  static String code(CodeableConcept concept) {
    return Objects.requireNonNullElse(concept.getCodingFirstRep().getCode(), "");
  }

  <R> List<R> all(Class<R> type) {
    return byAddress.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  boolean within(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  static LocalDate day(String time) {
    return LocalDate.parse(time.substring(0, 10));
  }

  private static LocalDate begin(Encounter visit) {
    return day(visit.getPeriod().getStartElement().getValueAsString());
  }

  private List<Encounter> made() {
    return all(Encounter.class).stream()
        .filter(visit -> visit.getSubject().getReference().startsWith("Patient/"))
        .filter(visit -> within(begin(visit)))
        .toList();
  }

  private static boolean isVan(Location place) {
    return "MOBL".equals(code(place.getTypeFirstRep()));
  }

  private String place(Encounter visit) {
    for (var at : visit.getLocation()) {
      Location place = (Location) byAddress.get(at.getLocation().getReference());
      if (!isVan(place)) {
        return this.place.apply(place.getIdentifierFirstRep().getValue());
      }
    }
    return "unknown";
  }

  private void visits() {
    Map<String, Integer> visits = new HashMap<>();
    Map<String, Set<String>> people = new HashMap<>();
    Map<String, Integer> consultations = new HashMap<>();
    Map<String, Encounter> first = new HashMap<>();
    for (Encounter visit : made()) {
      LocalDate day = begin(visit);
      String week =
          day.get(WeekFields.ISO.weekBasedYear())
              + String.format("-W%02d", day.get(WeekFields.ISO.weekOfWeekBasedYear()));
      String key = "site," + place(visit) + ",week," + week;
      visits.merge(key, 1, Integer::sum);
      String person = visit.getSubject().getReference();
      people.computeIfAbsent(key, none -> new HashSet<>()).add(person);
      consultations.merge(who(person, day), 1, Integer::sum);
      Encounter other = first.get(person);
      if (other == null || day.isBefore(begin(other))) {
        first.put(person, visit);
      }
    }
    Map<String, Integer> often = new HashMap<>();
    made().forEach(visit -> often.merge(visit.getSubject().getReference(), 1, Integer::sum));
    Map<String, Integer> byNumber = new HashMap<>();
    often
        .values()
        .forEach(number -> byNumber.merge(number > 4 ? "5+" : "" + number, 1, Integer::sum));
    byNumber.forEach((number, all) -> line("visits-per-person,visits," + number + ",,", all + ","));
    Map<String, Integer> served = new HashMap<>();
    first.forEach((person, visit) -> served.merge(who(person, begin(visit)), 1, Integer::sum));
    visits.forEach((key, number) -> line("visits," + key, number + ","));
    people.forEach((key, all) -> line("people-visited," + key, all.size() + ","));
    consultations.forEach((key, number) -> line("consultations," + key, number + ","));
    served.forEach((key, number) -> line("people-served," + key, number + ","));
  }

  private String who(String person, LocalDate day) {
    Patient patient = (Patient) byAddress.get(person);
    int age =
        Period.between(LocalDate.parse(patient.getBirthDateElement().getValueAsString()), day)
            .getYears();
    String band = age >= 65 ? "65+" : age >= 18 ? "18-64" : age >= 5 ? "5-17" : "<5";
    return "age," + band + ",sex," + patient.getGender().toCode();
  }

  private void sites() {
    Set<String> lived = new HashSet<>();
    all(Patient.class)
        .forEach(
            patient ->
                patient
                    .getExtension()
                    .forEach(
                        it -> {
                          if (it.getValue() instanceof Reference home) {
                            lived.add(home.getReference());
                          }
                        }));
    Set<String> visited = new HashSet<>();
    made()
        .forEach(
            visit ->
                visit.getLocation().forEach(it -> visited.add(it.getLocation().getReference())));
    for (String type : List.of("village", "collective-centre")) {
      int places = 0;
      int reached = 0;
      for (Location place : all(Location.class)) {
        String address = "Location/" + place.getIdElement().getIdPart();
        if (type.equals(code(place.getTypeFirstRep()))
            && (lived.contains(address) || visited.contains(address))) {
          places++;
          reached += visited.contains(address) ? 1 : 0;
        }
      }
      line("sites-reached,type," + type + ",,", reached + "," + places);
    }
  }

  static LocalDate day(Observation finding) {
    return day(finding.getEffectiveDateTimeType().getValueAsString());
  }

  List<Observation> found(String code) {
    return all(Observation.class).stream()
        .filter(it -> code.equals(code(it.getCode())) && within(day(it)))
        .toList();
  }

  private void findings() {
    Map<String, Integer> ecgs = new HashMap<>();
    found("11524-6")
        .forEach(
            ecg -> {
              Encounter visit = (Encounter) byAddress.get(ecg.getEncounter().getReference());
              ecgs.merge("ecgs,site," + place(visit) + ",,", 1, Integer::sum);
            });
    ecgs.forEach((key, number) -> line(key, number + ","));
    List<String> judged =
        found("11524-6").stream()
            .filter(Observation::hasInterpretation)
            .map(ecg -> code(ecg.getInterpretationFirstRep()))
            .toList();
    long abnormal = judged.stream().filter(it -> it.startsWith("A")).count();
    line("ecgs-abnormal,,,,", abnormal + "," + judged.size());
    Set<String> ill = new HashSet<>();
    all(Condition.class).stream()
        .filter(illness -> code(illness.getCode()).startsWith("I"))
        .forEach(illness -> ill.add(illness.getSubject().getReference()));
    Set<String> traced = new HashSet<>();
    all(Observation.class).stream()
        .filter(it -> code(it.getCode()).equals("11524-6"))
        .filter(it -> day(it).isAfter(to.minusYears(1)) && !day(it).isAfter(to))
        .forEach(it -> traced.add(it.getSubject().getReference()));
    traced.retainAll(ill);
    line("ecg-coverage,,,,", traced.size() + "," + ill.size());
    Set<String> asked = new HashSet<>();
    all(ServiceRequest.class).stream()
        .filter(it -> code(it.getCode()).startsWith("transfer-"))
        .forEach(it -> asked.add(it.getEncounter().getReference()));
    for (String kind : List.of("planned", "urgent", "emergency")) {
      List<Observation> decided =
          found("hospitalisation-decision").stream()
              .filter(it -> kind.equals(code(it.getValueCodeableConcept())))
              .toList();
      long without =
          decided.stream().filter(it -> !asked.contains(it.getEncounter().getReference())).count();
      if (!decided.isEmpty()) {
        line("decisions-not-carried-out,decision," + kind + ",,", without + "," + decided.size());
      }
    }
  }

  private void plans() {
    Map<String, Encounter> last = new HashMap<>();
    all(Encounter.class).stream()
        .filter(visit -> "HH".equals(visit.getClass_().getCode()))
        .forEach(
            visit ->
                last.merge(
                    visit.getSubject().getReference(),
                    visit,
                    (one, other) -> begin(one).isAfter(begin(other)) ? one : other));
    Map<String, Integer> late = new HashMap<>();
    Map<String, Integer> byVan = new HashMap<>();
    int plans = 0;
    for (CarePlan plan : all(CarePlan.class)) {
      plans++;
      Encounter visit = last.get(plan.getSubject().getReference());
      long days = ChronoUnit.DAYS.between(begin(visit).plusMonths(1), to);
      if (days > 0) {
        String band = days > 30 ? "31+" : days > 7 ? "8-30" : "1-7";
        late.merge(band, 1, Integer::sum);
        byVan.merge("days," + band + ",unit," + van(visit), 1, Integer::sum);
      }
    }
    for (String band : List.of("1-7", "8-30", "31+")) {
      line("overdue-visits,days," + band + ",,", late.getOrDefault(band, 0) + "," + plans);
    }
    byVan.forEach((key, number) -> line("overdue-by-unit," + key, number + ","));
  }

  private String van(Encounter visit) {
    for (var at : visit.getLocation()) {
      if (isVan((Location) byAddress.get(at.getLocation().getReference()))) {
        return at.getLocation().getReferenceElement().getIdPart();
      }
    }
    return "unknown";
  }
}
