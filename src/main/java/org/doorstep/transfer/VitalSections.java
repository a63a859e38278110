package org.doorstep.transfer;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;

/** Vital signs: the last set, and the two before it to see where things go. */
final class VitalSections {

  private static final String LOINC = "http://loinc.org";
  private static final int SETS = 3;

  /** In the order in which they are read, each with the codes under which it may be sent. */
  private static final List<String[]> SIGNS =
      List.of(
          new String[] {"85354-9"},
          new String[] {"8867-4"},
          new String[] {"9279-1"},
          new String[] {"2708-6", "59408-5"},
          new String[] {"8310-5"},
          new String[] {"29463-7"},
          new String[] {"8302-2"},
          new String[] {"39156-5"},
          new String[] {"72514-3"},
          new String[] {"9269-2"},
          new String[] {"67775-7"});

  private VitalSections() {}

  static SectionDraft vitals(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.VITALS);
    Map<ZonedDateTime, List<Observation>> sets = sets(dossier);
    if (sets.isEmpty()) {
      return draft;
    }
    List<String> headings = new ArrayList<>();
    headings.add(wording.text("vitals.sign"));
    sets.keySet().forEach(hour -> headings.add(label(sets.getOrDefault(hour, List.of()), wording)));
    List<List<View.Cell>> rows = new ArrayList<>();
    for (String[] sign : SIGNS) {
      List<View.Cell> row = new ArrayList<>();
      Optional<Observation> any =
          sets.values().stream().flatMap(set -> pick(set, sign).stream()).findFirst();
      if (any.isPresent()) {
        row.add(View.Cell.of(wording.name(any.get().getCode())));
        sets.values().forEach(set -> row.add(cell(pick(set, sign), wording)));
        rows.add(row);
      }
    }
    sets.values().forEach(draft::from);
    return draft.show(View.Block.table(headings, rows));
  }

  /** The newest value of each vital sign in one line, for the handover box. */
  static String line(Dossier dossier, Wording wording) {
    List<Observation> newest =
        sets(dossier).values().stream().findFirst().orElse(List.<Observation>of());
    List<String> parts = new ArrayList<>();
    for (String[] sign : SIGNS) {
      pick(newest, sign)
          .ifPresent(o -> parts.add(wording.name(o.getCode()) + " " + Values.of(o, wording)));
    }
    return String.join("; ", parts);
  }

  /** The three newest sets; what was measured within one hour belongs together. */
  private static Map<ZonedDateTime, List<Observation>> sets(Dossier dossier) {
    Map<ZonedDateTime, List<Observation>> sets = new LinkedHashMap<>();
    for (String[] sign : SIGNS) {
      for (Observation observation : dossier.observations(LOINC, sign)) {
        if (observation.hasEffective()) {
          sets.computeIfAbsent(hour(observation), any -> new ArrayList<>()).add(observation);
        }
      }
    }
    Map<ZonedDateTime, List<Observation>> newest = new LinkedHashMap<>();
    sets.keySet().stream()
        .sorted(java.util.Comparator.reverseOrder())
        .limit(SETS)
        .forEach(hour -> newest.put(hour, sets.getOrDefault(hour, List.of())));
    return newest;
  }

  private static ZonedDateTime hour(Observation observation) {
    return Dossier.moment(observation).atZone(ZoneId.of("UTC")).truncatedTo(ChronoUnit.HOURS);
  }

  private static String label(List<Observation> set, Wording wording) {
    BaseDateTimeType written = set.isEmpty() ? null : Moments.written(set.get(0));
    return wording.date(written);
  }

  private static Optional<Observation> pick(List<Observation> set, String... codes) {
    return set.stream()
        .filter(o -> List.of(codes).stream().anyMatch(c -> o.getCode().hasCoding(LOINC, c)))
        .findFirst();
  }

  private static View.Cell cell(Optional<Observation> observation, Wording wording) {
    return observation
        .map(o -> new View.Cell(Values.of(o, wording), Values.isStriking(o)))
        .orElse(View.Cell.of("–"));
  }
}
