package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import org.doorstep.deidentified.Places;
import org.doorstep.deidentified.Pseudonyms;
import org.doorstep.reports.CountingForAll;
import org.doorstep.reports.FiguresOfAll;

/** Counts for everybody while a run goes through all people. */
class MonthlyFigures {

  private final FiguresOfAll figures;
  private final WorkOfNobody others;
  private final FhirContext fhir;

  MonthlyFigures(FiguresOfAll figures, WorkOfNobody others, FhirContext fhir) {
    this.figures = figures;
    this.others = others;
    this.fhir = fhir;
  }

  /**
   * Begins a run.
   *
   * @param places the areas that may be named
   * @param codes their place codes by their ids
   */
  Run begin(Places places, Map<String, String> codes, Pseudonyms pseudonyms) {
    return new Run(
        figures.begin(
            place -> places.area(place).map(codes::get),
            organization -> pseudonyms.id("Organization", organization)));
  }

  /** What is counted in one run. */
  final class Run {

    private final CountingForAll counting;

    private Run(CountingForAll counting) {
      this.counting = counting;
    }

    /** Counts the records of a person who has not said no. */
    void meet(PersonRecords person) {
      if (person.allowed()) {
        person.all().forEach(counting::add);
        person.onlyCounted().forEach(counting::add);
      }
    }

    /** Writes the figures of all months that have ended, each on a line. */
    void writeTo(Consumer<String> lines) {
      others.each(counting::add);
      counting
          .reports(YearMonth.now(ZoneOffset.UTC).minusMonths(1))
          .forEach(report -> lines.accept(fhir.newJsonParser().encodeResourceToString(report)));
    }
  }
}
