package org.doorstep.deidentified;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.doorstep.demo.DemoRegion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An attacker holds what the node is told of 200 invented people. Of each they know sex, year of
 * birth, district and two days of visits, and how dates are moved. They are certain of nobody.
 */
class ReidentificationTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
  private static final int PEOPLE = 200;
  private static final Places PLACES =
      new Places(parents(), Map.of("demo-area-raion", 25_000L, "demo-city", 40_000L));

  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("attacked".repeat(8).getBytes(StandardCharsets.UTF_8));

  private static final Map<String, Person> people = new LinkedHashMap<>();
  private static final Map<String, Known> known = new TreeMap<>();
  private static final List<Told> released = new ArrayList<>();
  private static Map<String, Detail> details = Map.of();

  private record Person(Patient patient, List<Encounter> visits) {}

  /** What stands in a release of one person. */
  private record Told(String id, String sex, String birth, String area, Set<LocalDate> days) {}

  private static Map<String, String> parents() {
    Map<String, String> parents = new TreeMap<>();
    for (int i = 1; i <= 12; i++) {
      parents.put("demo-village-" + i, "demo-area-raion");
    }
    for (int i = 1; i <= 3; i++) {
      parents.put("demo-centre-" + i, "demo-area-raion");
    }
    return parents;
  }

  @BeforeAll
  static void twoHundredPeopleAreReleased() {
    new DemoRegion(PEOPLE, LocalDate.parse("2025-09-01"))
        .posts()
        .forEach(post -> read(post.bundle()));
    assertThat(people).hasSize(PEOPLE);
    Deidentification all = deidentification(new RareCodes(1));
    people.forEach(
        (id, person) -> known.put(id, all.known(person.patient(), List.copyOf(person.visits()))));
    details = new Crowd(PSEUDONYMS::weeks).hide(known.values());
    Deidentification rare = deidentification(RareCodes.of(known.values(), Crowd.FEWEST));
    details.forEach((id, detail) -> released.add(told(person(id), detail, rare)));
  }

  private static Deidentification deidentification(RareCodes codes) {
    return new Deidentification(PSEUDONYMS, PLACES, codes, TODAY);
  }

  private static void read(Bundle bundle) {
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof Patient patient) {
        people.computeIfAbsent(
            idOf(patient), id -> new Person(withId(patient, id), new ArrayList<>()));
      } else if (entry.getResource() instanceof Encounter visit) {
        bundle.getEntry().stream()
            .filter(it -> it.getFullUrl().equals(visit.getSubject().getReference()))
            .map(it -> (Patient) it.getResource())
            .forEach(
                patient -> {
                  visit.setId("Encounter/" + UUID.randomUUID());
                  visit.setSubject(new Reference("Patient/" + idOf(patient)));
                  person(idOf(patient)).visits().add(visit);
                });
      }
    }
  }

  private static Person person(String id) {
    return Objects.requireNonNull(people.get(id));
  }

  private static Known known(String id) {
    return Objects.requireNonNull(known.get(id));
  }

  private static String idOf(Patient patient) {
    String number =
        patient.getIdentifier().stream()
            .filter(it -> it.getSystem().endsWith("/client"))
            .findFirst()
            .orElseThrow()
            .getValue();
    return UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Patient withId(Patient patient, String id) {
    patient.setId("Patient/" + id);
    return patient;
  }

  private static Told told(Person person, Detail detail, Deidentification deidentification) {
    Patient patient = (Patient) left(person.patient(), detail, deidentification);
    Set<LocalDate> days = new TreeSet<>();
    for (Encounter visit : person.visits()) {
      Encounter left = (Encounter) left(visit, detail, deidentification);
      days.add(LocalDate.parse(left.getPeriod().getStartElement().getValueAsString()));
    }
    String area =
        patient.getExtension().stream()
            .filter(it -> it.getUrl().endsWith("residence"))
            .map(it -> ((Reference) it.getValue()).getReference())
            .findFirst()
            .orElse("");
    return new Told(
        patient.getIdElement().getIdPart(),
        String.valueOf(patient.getGenderElement().getValueAsString()),
        String.valueOf(patient.getBirthDateElement().getValueAsString()),
        area,
        days);
  }

  private static Resource left(Resource record, Detail detail, Deidentification deidentification) {
    return deidentification.of(record, detail, there -> true).orElseThrow();
  }

  @Test
  void attackerIsCertainOfNobody() {
    int narrowest = PEOPLE;
    int attacks = 0;
    for (String id : people.keySet()) {
      List<LocalDate> days = new ArrayList<>(known(id).visits());
      for (int first = 0; first < days.size(); first++) {
        for (int second = first + 1; second < days.size(); second++) {
          Set<String> candidates = candidates(known(id), days.get(first), days.get(second));
          attacks++;
          if (candidates.contains(PSEUDONYMS.id("Patient", id))) {
            narrowest = Math.min(narrowest, candidates.size());
          }
        }
      }
    }
    assertThat(attacks).isGreaterThan(PEOPLE);
    assertThat(narrowest).isBetween(2, PEOPLE - 1);
  }

  /** Without being hidden among each other, many of them would be found. */
  @Test
  void attackWorksWhereNobodyIsHidden() {
    List<Told> hidden = List.copyOf(released);
    released.clear();
    Deidentification all = deidentification(new RareCodes(1));
    people.forEach((id, person) -> released.add(told(person, Detail.YEAR, all)));
    long found =
        people.keySet().stream()
            .filter(
                id -> {
                  List<LocalDate> days = new ArrayList<>(known(id).visits());
                  return days.size() > 1
                      && candidates(known(id), days.get(0), days.get(1))
                          .equals(Set.of(PSEUDONYMS.id("Patient", id)));
                })
            .count();
    released.clear();
    released.addAll(hidden);
    assertThat(found).isGreaterThan(PEOPLE / 4);
  }

  @Test
  void mostPeopleAreToldOfAndNobodyIsAlone() {
    assertThat(released.size()).isGreaterThan(PEOPLE * 9 / 10);
    AnonymityReport report =
        AnonymityReport.of(
            details.entrySet().stream().map(it -> known(it.getKey()).told(it.getValue())).toList(),
            Crowd.FEWEST);
    assertThat(report.alone()).isZero();
    assertThat(report.below()).isZero();
    assertThat(report.smallest()).isGreaterThanOrEqualTo(Crowd.FEWEST);
  }

  @Test
  void fewPeopleAreToldOfToNobody() {
    List<Known> few = List.copyOf(known.values()).subList(0, Crowd.FEWEST - 1);
    assertThat(new Crowd(PSEUDONYMS::weeks).hide(few)).isEmpty();
  }

  /** Everybody who may be it, as far as the release says. */
  private static Set<String> candidates(Known person, LocalDate first, LocalDate second) {
    Set<String> candidates = new HashSet<>();
    for (Told told : released) {
      if (told.sex().equals(person.sex().orElse("null"))
          && isBirth(told.birth(), person.birth().orElseThrow())
          && (told.area().isEmpty()
              || told.area()
                  .equals("Location/" + PSEUDONYMS.id("Location", person.area().orElse(""))))
          && fits(told.days(), first, second)) {
        candidates.add(told.id());
      }
    }
    return candidates;
  }

  private static boolean isBirth(String told, int year) {
    return told.equals("null")
        || List.of(year, year / 5 * 5, year / 10 * 10).contains(Integer.parseInt(told));
  }

  private static boolean fits(Set<LocalDate> told, LocalDate first, LocalDate second) {
    return fitsAsDays(told, first, second) || fitsAsDays(told, monday(first), monday(second));
  }

  private static boolean fitsAsDays(Set<LocalDate> told, LocalDate first, LocalDate second) {
    for (long weeks = -26; weeks <= 26; weeks++) {
      if (told.contains(first.plusWeeks(weeks)) && told.contains(second.plusWeeks(weeks))) {
        return true;
      }
    }
    return ChronoUnit.DAYS.between(first, second) < 0;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
