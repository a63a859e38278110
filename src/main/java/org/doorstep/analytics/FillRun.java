package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import com.google.common.collect.Iterables;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.analytics.Release.NamedArea;
import org.doorstep.analytics.ReleaseFolder.Lines;
import org.doorstep.deidentified.AnonymityReport;
import org.doorstep.deidentified.Crowd;
import org.doorstep.deidentified.Deidentification;
import org.doorstep.deidentified.Detail;
import org.doorstep.deidentified.Known;
import org.doorstep.deidentified.Places;
import org.doorstep.deidentified.Pseudonyms;
import org.doorstep.deidentified.RareCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One run: reads people, decides of whom how much may be told, and writes what is told. */
class FillRun {

  private static final Pattern NAMED =
      Pattern.compile("\"reference\":\"(Organization|Location)/([0-9a-f-]{36})\"");

  private static final int AT_ONCE = 50;

  private final long number;
  private final Pseudonyms pseudonyms;
  private final PersonReading reading;
  private final KnownPeople known;
  private final Populations populations;
  private final FhirContext fhir;
  private final Consumer<PersonRecords> counted;
  private final Places places;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final Set<String> organizations = new TreeSet<>();
  private final Set<String> areas = new TreeSet<>();

  FillRun(
      long number,
      Pseudonyms pseudonyms,
      PersonReading reading,
      KnownPeople known,
      Populations populations,
      FhirContext fhir,
      Consumer<PersonRecords> counted) {
    this.number = number;
    this.pseudonyms = pseudonyms;
    this.reading = reading;
    this.known = known;
    this.populations = populations;
    this.fhir = fhir;
    this.counted = counted;
    this.places = reading.places();
  }

  /** Writes down what is known of some people now. */
  void meet(Collection<String> people) {
    Deidentification deidentification = withoutCodes();
    for (List<String> some : Iterables.partition(people, AT_ONCE)) {
      List<PersonRecords> read = reading.of(some);
      read.forEach(counted);
      known.put(
          read.stream()
              .collect(
                  Collectors.toMap(
                      it -> deidentification.known(it.patient(), it.records()),
                      PersonRecords::allowed)),
          some,
          number);
    }
  }

  private Deidentification withoutCodes() {
    return new Deidentification(pseudonyms, places, new RareCodes(1), today);
  }

  /** How much may be told of whom, by the ids of the Patients. */
  Map<String, Detail> decide() {
    return new Crowd(pseudonyms::weeks).hide(known.allowed());
  }

  /**
   * Writes a release.
   *
   * @param folder where to
   * @param whole whether it holds everything
   * @param told how much may be told of whom
   * @param written of whom it tells
   * @param gone of whom the node is not told any more
   * @param figures what is counted for everybody
   */
  Release release(
      ReleaseFolder folder,
      boolean whole,
      Map<String, Detail> told,
      Collection<String> written,
      Collection<String> gone,
      Lines figures) {
    Map<String, Known> allowed = new HashMap<>();
    known.allowed().forEach(it -> allowed.put(it.person(), it));
    List<Known> shown =
        allowed.values().stream().filter(it -> told.containsKey(it.person())).toList();
    RareCodes codes = RareCodes.of(shown, Crowd.FEWEST);
    Deidentification deidentification = new Deidentification(pseudonyms, places, codes, today);
    List<String> shuffled = new ArrayList<>(written);
    shuffled.sort(Comparator.comparing(id -> pseudonyms.id("Patient", id)));
    return folder.write(
        number,
        lines -> {
          for (List<String> some : Iterables.partition(shuffled, AT_ONCE)) {
            for (PersonRecords person : reading.of(some)) {
              String id = person.patient().getIdElement().getIdPart();
              write(person, allowed.get(id), told.get(id), deidentification, lines);
            }
          }
        },
        figures,
        (digest, digestOfFigures) ->
            new Release(
                report(whole, told, shown, allowed.size(), gone.size()),
                namedAreas(),
                List.copyOf(organizations),
                gone.stream().map(id -> pseudonyms.id("Patient", id)).sorted().toList(),
                digest,
                digestOfFigures));
  }

  /** Whoever has changed since it was decided about them waits for the next run. */
  private void write(
      PersonRecords person,
      @Nullable Known decided,
      @Nullable Detail detail,
      Deidentification deidentification,
      Consumer<String> lines) {
    if (decided != null
        && detail != null
        && person.allowed()
        && deidentification.known(person.patient(), person.records()).equals(decided)) {
      lines.accept(line(person, detail, deidentification));
    }
  }

  private String line(PersonRecords person, Detail detail, Deidentification deidentification) {
    Set<String> names = person.names();
    Predicate<String> there = name -> names.contains(name) || name.startsWith("Organization/");
    Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
    for (Resource record : person.all()) {
      deidentification
          .of(record, detail, there)
          .ifPresent(left -> bundle.addEntry().setResource(left));
    }
    String line = fhir.newJsonParser().encodeResourceToString(bundle);
    Matcher reference = NAMED.matcher(line);
    while (reference.find()) {
      ("Location".equals(reference.group(1)) ? areas : organizations).add(reference.group(2));
    }
    return line;
  }

  private List<NamedArea> namedAreas() {
    List<NamedArea> named = new ArrayList<>();
    reading
        .codes()
        .forEach(
            (id, code) -> {
              String pseudonym = pseudonyms.id("Location", id);
              populations
                  .area(code)
                  .filter(area -> areas.contains(pseudonym))
                  .map(area -> new NamedArea(pseudonym, code, area.latitude(), area.longitude()))
                  .ifPresent(named::add);
            });
    return named;
  }

  private ReleaseReport report(
      boolean whole, Map<String, Detail> told, List<Known> shown, int allowed, int left) {
    Map<Detail, Integer> levels = new EnumMap<>(Detail.class);
    told.values().forEach(detail -> levels.merge(detail, 1, Integer::sum));
    Map<String, Integer> named = new LinkedHashMap<>();
    levels.forEach((detail, count) -> named.put(detail.name(), count));
    int people = known.count();
    return new ReleaseReport(
        number,
        whole,
        people,
        people - allowed,
        allowed - told.size(),
        told.size(),
        named,
        left,
        AnonymityReport.of(
            shown.stream()
                .map(it -> it.told(told.getOrDefault(it.person(), Detail.SEX_ONLY)))
                .toList(),
            Crowd.FEWEST),
        ReleaseReport.RISK);
  }
}
