package org.doorstep.reports;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.reports.Figure.Median;
import org.doorstep.reports.Suppression.Told;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportStatus;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportType;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponent;
import org.hl7.fhir.r4.model.MeasureReport.StratifierGroupComponentComponent;
import org.hl7.fhir.r4.model.Quantity;

/**
 * What all organisations together did in a month, as it is kept where analysts ask.
 *
 * @param code of the Measure, such as {@code visits}
 * @param month a month that has ended
 * @param told the numbers, small ones hidden
 */
record FigureOfMonth(String code, YearMonth month, List<Told> told) {

  private static final String MEASURE = DoorstepCodes.CANONICAL + "/Measure/doorstep-";

  static String measure(String code) {
    return MEASURE + code;
  }

  /** The id of the MeasureReport, the same whenever it is counted. */
  static String id(String code, YearMonth month) {
    String name = "figures of all %s %s".formatted(code, month);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** As a MeasureReport without a date, so that what has not changed is the same. */
  MeasureReport report() {
    MeasureReport report = new MeasureReport();
    report.setId("MeasureReport/" + id(code, month));
    report.setStatus(MeasureReportStatus.COMPLETE).setType(MeasureReportType.SUMMARY);
    report.setMeasure(measure(code));
    report.getPeriod().setStartElement(new DateTimeType(month.atDay(1).toString()));
    report.getPeriod().setEndElement(new DateTimeType(month.atEndOfMonth().toString()));
    MeasureReportGroupComponent group = report.addGroup();
    Indicator.of(code)
        .ifPresent(
            indicator ->
                group.setCode(
                    new CodeableConcept(
                        new Coding(DoorstepCodes.codeSystem("doorstep-indicator"), code, null))));
    CoverageReport.put(group, told);
    return report;
  }

  /**
   * Reads what {@link #report} wrote.
   *
   * @return empty for anything that it would not have written
   */
  static Optional<FigureOfMonth> of(MeasureReport report) {
    try {
      String code = String.valueOf(report.getMeasure()).replace(MEASURE, "");
      MeasureReportGroupComponent group = report.getGroupFirstRep();
      List<Told> told = new ArrayList<>();
      if (group.hasPopulation()) {
        told.add(told(Map.of(), populations(group), group.getMeasureScore()));
      }
      group.getStratifier().stream()
          .flatMap(stratifier -> stratifier.getStratum().stream())
          .map(it -> told(of(it), numbers(it), it.getMeasureScore()))
          .forEach(told::add);
      YearMonth month =
          YearMonth.parse(
              String.valueOf(report.getPeriod().getStartElement().asStringValue()).substring(0, 7));
      FigureOfMonth read = new FigureOfMonth(code, month, told);
      return Optional.of(read).filter(it -> isSame(it.report(), report));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }

  /** Where a report is kept the store adds when it was written. */
  private static boolean isSame(MeasureReport one, MeasureReport other) {
    MeasureReport bare = other.copy();
    bare.setId("MeasureReport/" + other.getIdElement().getIdPart());
    return one.setMeta(null).equalsDeep(bare.setMeta(null));
  }

  private static Map<String, String> of(StratifierGroupComponent stratum) {
    Map<String, String> of = new TreeMap<>();
    for (StratifierGroupComponentComponent component : stratum.getComponent()) {
      of.put(
          String.valueOf(component.getCode().getText()),
          String.valueOf(component.getValue().getText()));
    }
    return of;
  }

  private static Map<String, IntegerType> populations(MeasureReportGroupComponent group) {
    Map<String, IntegerType> numbers = new TreeMap<>();
    group.getPopulation().forEach(it -> numbers.put(code(it.getCode()), it.getCountElement()));
    return numbers;
  }

  private static Map<String, IntegerType> numbers(StratifierGroupComponent stratum) {
    Map<String, IntegerType> numbers = new TreeMap<>();
    stratum.getPopulation().forEach(it -> numbers.put(code(it.getCode()), it.getCountElement()));
    return numbers;
  }

  private static String code(CodeableConcept population) {
    return String.valueOf(population.getCodingFirstRep().getCode());
  }

  private static Told told(
      Map<String, String> of, Map<String, IntegerType> numbers, Quantity middle) {
    Optional<IntegerType> all = Optional.ofNullable(numbers.get("denominator"));
    IntegerType counted =
        numbers.getOrDefault(
            all.isPresent() ? "numerator" : "initial-population", new IntegerType());
    boolean hidden = !counted.hasValue();
    Optional<Median> median =
        middle.isEmpty() ? Optional.empty() : Optional.of(median(middle, hidden));
    Figure figure = new Figure(of, number(counted), all.map(FigureOfMonth::number), median);
    return new Told(figure, hidden);
  }

  private static Median median(Quantity middle, boolean hidden) {
    if (hidden) {
      return new Median(BigDecimal.ZERO, "");
    }
    if (!middle.hasValue() || !middle.hasCode()) {
      throw new IllegalArgumentException("A median without a number and its unit is none.");
    }
    return new Median(middle.getValue(), middle.getCode());
  }

  /** Nothing is known of what is hidden; it is never shown as this. */
  private static long number(IntegerType number) {
    return number.hasValue() ? number.getValue() : 0;
  }
}
