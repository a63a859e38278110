package org.doorstep.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Fills the sheets in from what the demo region sent, in the plainest way. */
final class SheetRecount {

  private final Map<String, Resource> byAddress = new HashMap<>();

  /**
   * @param records with their ids, their references as {@code Type/id}
   */
  SheetRecount(List<Resource> records) {
    records.forEach(
        record ->
            byAddress.put(record.fhirType() + "/" + record.getIdElement().getIdPart(), record));
  }

  private <R> List<R> all(Class<R> type) {
    return byAddress.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<Encounter> visits() {
    return all(Encounter.class).stream()
        .filter(visit -> visit.getSubject().getReference().startsWith("Patient/"))
        .toList();
  }

  private static LocalDate day(Encounter visit) {
    return Recount.day(visit.getPeriod().getStartElement().getValueAsString());
  }

  /** The days with the most visits. */
  List<LocalDate> busiest(int days) {
    return visits().stream()
        .collect(Collectors.groupingBy(SheetRecount::day, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<LocalDate, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(days)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The lines of the form that tell numbers. */
  List<String> daily(LocalDate day) throws IOException {
    Map<String, Integer> items = new HashMap<>();
    Map<String, Integer> table = new HashMap<>();
    for (Encounter visit : visits()) {
      if (day(visit).equals(day)) {
        items(visit).forEach(item -> items.merge(item, 1, Integer::sum));
        Patient person = (Patient) byAddress.get(visit.getSubject().getReference());
        table.merge(band(person, day) + person.getGender().toCode(), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    for (JsonNode item : concepts("doorstep-mds-item")) {
      String code = item.get("code").asText();
      String group = item.at("/property/2/valueString").asText();
      boolean listed =
          Set.of("limb-amputation", "severe-acute-malnutrition").contains(code)
              || code.startsWith("dea")
              || group.equals("protection");
      int number = items.getOrDefault(code, 0);
      lines.add(
          "%s|%d|%s"
              .formatted(
                  item.get("display").asText(),
                  item.at("/property/0/valueInteger").asInt(),
                  listed ? "on the restricted list only" : "0|%d|0|%d".formatted(number, number)));
    }
    for (String band : List.of("<1", "1-4", "5-17", "18-64", "65+")) {
      int men = table.getOrDefault(band + "male", 0);
      int women = table.getOrDefault(band + "female", 0);
      lines.add("%s|%d|%d|0|0|%d".formatted(band, men, women, men + women));
    }
    return lines;
  }

  /** How often each item of the report of teams comes in a month, by its English name. */
  Map<String, Integer> items(YearMonth month) throws IOException {
    Map<String, Integer> items = new HashMap<>();
    for (JsonNode item : concepts("doorstep-mds-item")) {
      items.put(
          item.get("display").asText(),
          (int)
              visits().stream()
                  .filter(visit -> YearMonth.from(day(visit)).equals(month))
                  .filter(visit -> items(visit).contains(item.get("code").asText()))
                  .count());
    }
    return items;
  }

  private Set<String> items(Encounter visit) {
    String address = "Encounter/" + visit.getIdElement().getIdPart();
    Set<String> items = new HashSet<>();
    if (visit.hasReasonCode()) {
      items.add(
          Recount.code(visit.getReasonCodeFirstRep()).startsWith("L")
              ? "skin-disease"
              : "other-diagnosis");
    }
    boolean sent =
        all(ServiceRequest.class).stream()
            .anyMatch(
                it ->
                    Recount.code(it.getCode()).startsWith("transfer-")
                        && address.equals(it.getEncounter().getReference()));
    String decision =
        all(Observation.class).stream()
            .filter(it -> Recount.code(it.getCode()).equals("hospitalisation-decision"))
            .filter(it -> address.equals(it.getEncounter().getReference()))
            .map(it -> Recount.code(it.getValueCodeableConcept()))
            .findFirst()
            .orElse("");
    if (sent || Set.of("planned", "urgent", "emergency").contains(decision)) {
      items.add("referral");
    } else if (decision.equals("needed-refused")) {
      items.add("discharge-against-advice");
    } else if (decision.equals("not-needed")
        || "monthly-home-care".equals(Recount.code(visit.getTypeFirstRep()))) {
      items.add("discharge-with-follow-up");
    }
    return items;
  }

  /** The lines of the sheet without its head. */
  List<String> monthly(YearMonth month, String organization) throws IOException {
    Map<String, String> services = names("doorstep-service");
    Map<String, String> types = names("doorstep-site-type");
    Map<String, Integer> visits = new HashMap<>();
    Map<String, Set<String>> people = new HashMap<>();
    for (Encounter visit : visits()) {
      if (!YearMonth.from(day(visit)).equals(month)) {
        continue;
      }
      Patient person = (Patient) byAddress.get(visit.getSubject().getReference());
      String line =
          String.join(
              "|",
              organization,
              services.get(Recount.code(visit.getTypeFirstRep())),
              place(visit, types),
              month.toString(),
              band(person, day(visit)),
              person.getGender().toCode().equals("male") ? "Male" : "Female",
              displaced(person) ? "yes" : "no");
      visits.merge(line, 1, Integer::sum);
      people.computeIfAbsent(line, first -> new HashSet<>()).add(visit.getSubject().getReference());
    }
    return visits.entrySet().stream()
        .map(it -> it.getKey() + "|" + people.get(it.getKey()).size() + "|" + it.getValue())
        .toList();
  }

  /** From the oblast down to the place; of a city that lies in an oblast the raion is empty. */
  private String place(Encounter visit, Map<String, String> types) {
    Map<Integer, String> areas = new HashMap<>();
    String type = "";
    for (var at : visit.getLocation()) {
      Location place = (Location) byAddress.get(at.getLocation().getReference());
      if (!"MOBL".equals(Recount.code(place.getTypeFirstRep()))) {
        type = types.get(Recount.code(place.getTypeFirstRep()));
        areas.put(4, cell(place));
        while (place.hasPartOf()) {
          place = (Location) byAddress.get(place.getPartOf().getReference());
          int length = place.getIdentifierFirstRep().getValue().length();
          areas.put(length == 4 ? 1 : length == 6 ? 2 : 3, cell(place));
        }
      }
    }
    List<String> cells = new ArrayList<>();
    for (int level = 1; level <= 4; level++) {
      cells.add(areas.getOrDefault(level, "|"));
    }
    cells.add(type);
    return String.join("|", cells);
  }

  private static String cell(Location place) {
    return place.getName() + "|" + place.getIdentifierFirstRep().getValue();
  }

  private static boolean displaced(Patient person) {
    return person.getExtension().stream()
        .anyMatch(it -> it.getValue() instanceof BooleanType yes && yes.booleanValue());
  }

  private static String band(Patient person, LocalDate day) {
    int age =
        Period.between(LocalDate.parse(person.getBirthDateElement().getValueAsString()), day)
            .getYears();
    return age >= 65 ? "65+" : age >= 18 ? "18-64" : "younger";
  }

  private static Map<String, String> names(String system) throws IOException {
    Map<String, String> names = new HashMap<>();
    concepts(system).forEach(it -> names.put(it.get("code").asText(), it.get("display").asText()));
    return names;
  }

  private static JsonNode concepts(String system) throws IOException {
    return new ObjectMapper()
        .readTree(Path.of("fhir-profiles/generated/CodeSystem-" + system + ".json").toFile())
        .get("concept");
  }
}
