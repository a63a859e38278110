package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.chart.EcgTracing;
import org.doorstep.chart.Lead;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;

/** Results of laboratories and the electrocardiogram. */
final class ResultSections {

  private static final String LOINC = "http://loinc.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  /** The newest result and the four before it: how it went, and no more to read than a line. */
  private static final int TREND = 5;

  private static final List<String> INTERVALS =
      List.of("8867-4", "8625-6", "8633-0", "8634-8", "8636-3");

  private ResultSections() {}

  static SectionDraft results(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.RESULTS);
    Map<String, List<Observation>> series = series(dossier, wording);
    List<List<View.Cell>> rows = new ArrayList<>();
    series.forEach(
        (name, results) -> {
          Observation newest = results.get(0);
          rows.add(
              List.of(
                  View.Cell.of(name),
                  new View.Cell(
                      value(newest, wording) + Trends.arrow(results), Values.isStriking(newest)),
                  View.Cell.of(wording.date(Moments.written(newest))),
                  View.Cell.of(Values.range(newest, wording)),
                  new View.Cell(
                      earlier(results, wording), false, Trends.line(name, results, wording))));
          draft.from(results);
        });
    if (!rows.isEmpty()) {
      draft.show(
          View.Block.table(
              List.of(
                  wording.text("results.test"),
                  wording.text("results.value"),
                  wording.text("results.date"),
                  wording.text("results.range"),
                  wording.text("results.earlier")),
              rows));
    }
    reports(dossier, wording, draft);
    SectionDraft ecg = ecg(dossier, wording);
    return ecg.isEmpty() ? draft : draft.with(ecg);
  }

  private static Map<String, List<Observation>> series(Dossier dossier, Wording wording) {
    Map<String, List<Observation>> series = new LinkedHashMap<>();
    dossier.all(Observation.class).stream()
        .filter(o -> o.getCategory().stream().anyMatch(c -> c.hasCoding(CATEGORY, "laboratory")))
        .filter(Dossier::stands)
        .forEach(
            o -> series.computeIfAbsent(wording.name(o.getCode()), n -> new ArrayList<>()).add(o));
    series.replaceAll((name, all) -> List.copyOf(all.subList(0, Math.min(TREND, all.size()))));
    return series;
  }

  private static String value(Observation result, Wording wording) {
    String value = Values.of(result, wording);
    String meaning = Values.interpretation(result, wording);
    return meaning.isBlank() || meaning.equals(value) ? value : value + " (" + meaning + ")";
  }

  private static String earlier(List<Observation> results, Wording wording) {
    return String.join(
        "; ",
        results.stream()
            .skip(1)
            .map(o -> Values.of(o, wording) + " (" + wording.day(Moments.written(o)) + ")")
            .toList());
  }

  private static void reports(Dossier dossier, Wording wording, SectionDraft draft) {
    for (DiagnosticReport report : dossier.all(DiagnosticReport.class)) {
      if (report.hasConclusion()) {
        String date = wording.date(Moments.written(report));
        String text = wording.name(report.getCode()) + " (" + date + "): " + report.getConclusion();
        draft.show(View.Block.paragraph(text)).from(List.of(report));
      }
    }
  }

  /** The newest electrocardiogram, drawn, and what was said of the one before. */
  static SectionDraft ecg(Dossier dossier, Wording wording) {
    SectionDraft draft = new SectionDraft(SectionKind.ECG);
    List<Observation> recorded = dossier.observations(LOINC, "11524-6");
    if (recorded.isEmpty()) {
      return draft;
    }
    Observation newest = recorded.get(0);
    View.Facts facts = new View.Facts();
    facts.add(wording.text("ecg.recorded"), wording.date(Moments.written(newest)));
    facts.add(
        wording.text("ecg.conclusion"), Values.of(newest, wording), Values.isStriking(newest));
    String meaning = Values.interpretation(newest, wording);
    facts.add(wording.text("ecg.interpretation"), meaning, Values.isStriking(newest));
    newest.getComponent().stream()
        .filter(c -> c.hasValueQuantity())
        .filter(c -> INTERVALS.stream().anyMatch(code -> c.getCode().hasCoding(LOINC, code)))
        .forEach(c -> facts.add(wording.name(c.getCode()), Values.of(c.getValue(), wording)));
    recorded.stream()
        .skip(1)
        .findFirst()
        .ifPresent(
            o ->
                facts.add(
                    wording.text("ecg.earlier"),
                    Values.of(o, wording) + " (" + wording.date(Moments.written(o)) + ")"));
    draft.show(facts.blocks()).from(List.of(newest));
    try {
      EcgTracing.of(newest).ifPresent(tracing -> draw(tracing, newest, wording, draft));
    } catch (IllegalArgumentException unreadable) {
      // A tracing that cannot be drawn to scale must not keep the rest from the hospital.
      draft.show(View.Block.warning(wording.text("ecg.unreadable")));
    }
    return draft;
  }

  private static void draw(
      EcgTracing tracing, Observation ecg, Wording wording, SectionDraft draft) {
    String date = wording.date(Moments.written(ecg));
    int missing = Lead.values().length - tracing.millivolts().size();
    if (missing > 0) {
      draft.show(View.Block.warning(wording.text("ecg.missing", missing)));
    }
    draft.show(View.Block.paragraph(wording.text("ecg.scale")));
    draft.show(View.Block.drawing(tracing, wording.text("ecg.title", date)));
  }

  /** The conclusion of the newest electrocardiogram, for the handover box. */
  static Optional<String> ecgLine(Dossier dossier, Wording wording) {
    return dossier.observations(LOINC, "11524-6").stream()
        .findFirst()
        .map(o -> Values.of(o, wording))
        .filter(text -> !text.isBlank());
  }
}
