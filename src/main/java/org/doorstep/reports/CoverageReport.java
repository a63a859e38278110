package org.doorstep.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.reports.Suppression.Told;
import org.doorstep.tables.TableText;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * The figures of a term, as a MeasureReport or as a table.
 *
 * @param organization the id of the Organization of which they are; empty if of all together
 * @param term the days
 * @param figures by indicator
 */
record CoverageReport(
    Optional<String> organization, Term term, Map<Indicator, List<Told>> figures) {

  static final String POPULATIONS = "http://terminology.hl7.org/CodeSystem/measure-population";
  static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final int MOST_DIMENSIONS = 2;
  private static final String HIDDEN = "hidden";

  /**
   * Counts.
   *
   * @param indicators what to count
   * @param whole whether small numbers that tell of illness are told, too
   */
  static CoverageReport of(
      String organization, Term term, Facts facts, List<Indicator> indicators, boolean whole) {
    Map<Indicator, List<Told>> figures = new LinkedHashMap<>();
    for (Indicator indicator : indicators) {
      List<Figure> counted = indicator.of(facts, term);
      figures.put(
          indicator,
          whole || !indicator.isClinical() ? Suppression.none(counted) : indicator.hide(counted));
    }
    return new CoverageReport(Optional.of(organization), term, figures);
  }

  /**
   * As a MeasureReport (https://hl7.org/fhir/R4/measurereport.html).
   *
   * @param measure the canonical URL of the Measure that was asked for
   */
  MeasureReport measureReport(String measure) {
    MeasureReport report = new MeasureReport();
    report.setStatus(MeasureReportStatus.COMPLETE).setType(MeasureReportType.SUMMARY);
    report.setMeasure(measure);
    organization.ifPresent(id -> report.setReporter(new Reference("Organization/" + id)));
    report.getPeriod().setStartElement(new DateTimeType(term.from().toString()));
    report.getPeriod().setEndElement(new DateTimeType(term.to().toString()));
    figures.forEach(
        (indicator, told) -> {
          MeasureReportGroupComponent group = report.addGroup();
          group.setCode(
              new CodeableConcept(
                  new Coding(
                      DoorstepCodes.codeSystem("doorstep-indicator"), indicator.code(), null)));
          put(group, told);
        });
    return report;
  }

  /** Writes figures into a group. */
  static void put(MeasureReportGroupComponent group, List<Told> figures) {
    for (Told told : figures) {
      Figure figure = told.figure();
      if (figure.of().isEmpty()) {
        populations(told)
            .forEach(
                (code, number) ->
                    group.addPopulation().setCode(population(code)).setCountElement(number));
        median(told).ifPresent(group::setMeasureScore);
      } else {
        StratifierGroupComponent stratum = group.getStratifierFirstRep().addStratum();
        figure
            .of()
            .forEach(
                (name, value) ->
                    stratum
                        .addComponent()
                        .setCode(new CodeableConcept().setText(name))
                        .setValue(new CodeableConcept().setText(value)));
        populations(told)
            .forEach(
                (code, number) ->
                    stratum.addPopulation().setCode(population(code)).setCountElement(number));
        median(told).ifPresent(stratum::setMeasureScore);
      }
    }
  }

  private static Map<String, IntegerType> populations(Told told) {
    Map<String, IntegerType> populations = new LinkedHashMap<>();
    Figure figure = told.figure();
    if (figure.denominator().isEmpty()) {
      populations.put("initial-population", number(figure.numerator(), told.hidden()));
    } else {
      populations.put("denominator", number(figure.denominator().get(), told.hidden()));
      populations.put("numerator", number(figure.numerator(), told.hidden()));
    }
    return populations;
  }

  private static Optional<Quantity> median(Told told) {
    return told.figure()
        .median()
        .map(
            it ->
                told.hidden()
                    ? masked(new Quantity())
                    : new Quantity().setValue(it.value()).setSystem(UCUM).setCode(it.unit()));
  }

  private static <E extends Element> E masked(E element) {
    element.addExtension(new Extension(ABSENT, new CodeType("masked")));
    return element;
  }

  private static IntegerType number(long number, boolean hidden) {
    return hidden ? masked(new IntegerType()) : new IntegerType(number);
  }

  private static CodeableConcept population(String code) {
    return new CodeableConcept(new Coding(POPULATIONS, code, null));
  }

  /** As a table (https://www.rfc-editor.org/rfc/rfc4180), a line for each figure. */
  String table() {
    StringBuilder table =
        new StringBuilder("indicator,by,value,and_by,and_value,numerator,denominator,median\r\n");
    figures.forEach(
        (indicator, told) -> told.forEach(it -> table.append(TableText.csv(cells(indicator, it)))));
    return table.toString();
  }

  private static List<Object> cells(Indicator indicator, Told told) {
    Figure figure = told.figure();
    List<Object> cells = new ArrayList<>(List.of(indicator.code()));
    figure
        .of()
        .forEach(
            (name, value) -> {
              cells.add(name);
              cells.add(value);
            });
    while (cells.size() <= 2 * MOST_DIMENSIONS) {
      cells.add("");
    }
    cells.add(told.hidden() ? HIDDEN : Long.toString(figure.numerator()));
    cells.add(
        figure.denominator().map(all -> told.hidden() ? HIDDEN : Long.toString(all)).orElse(""));
    cells.add(
        figure.median().map(it -> told.hidden() ? HIDDEN : it.value().toPlainString()).orElse(""));
    return cells;
  }
}
