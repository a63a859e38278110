package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.WholeTypes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.reports.Suppression.Told;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.springframework.stereotype.Component;

/**
 * {@code $evaluate-measure} of the analytics node: what all organisations together did in a month,
 * as the main server has counted it. The node itself could not: the days that it holds are moved.
 */
@Component
class EverybodyProvider implements EndpointContribution {

  static final String MEASURE = "$evaluate-measure";

  private final Records records;
  private final StoreSettings store;

  EverybodyProvider(Records records, StoreSettings store) {
    this.records = records;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** What a Measure gives for a month. */
  @Operation(name = MEASURE, type = Measure.class, idempotent = true)
  public MeasureReport evaluate(@IdParam IdType id, ServletRequestDetails request) {
    if (WholeTypes.of(request, Set.of("MeasureReport")).isEmpty()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "scope-missing",
          null,
          "Your application may not read figures.",
          "Ask for a token with the scope system/MeasureReport.rs, or system/*.rs.");
    }
    OperationParameters asked =
        OperationParameters.of(
            request, MEASURE, "periodStart", "periodEnd", "reporter", "reportType");
    CoverageProvider.requireSums(asked);
    if (asked.text("reporter").isPresent()) {
      throw asked.wrong(
          "reporter", "nothing: the figures of one organisation are told by the main server");
    }
    List<Indicator> indicators = CoverageProvider.indicators(id);
    YearMonth month = month(asked);
    CoverageReport report =
        new CoverageReport(
            Optional.empty(),
            new Term(month.atDay(1), month.atEndOfMonth()),
            kept(indicators, month, request));
    if (TextAnswer.askedFor(request, Form.CSV).isPresent()) {
      TextAnswer.put(request, Form.CSV, report.table());
    }
    return report.measureReport(FigureOfMonth.measure(CoverageProvider.code(id)));
  }

  /** Who could choose the days could take one term from another, and be left with a few people. */
  private static YearMonth month(OperationParameters asked) {
    Term term = Term.of(asked);
    YearMonth month = YearMonth.from(term.from());
    if (!term.equals(new Term(month.atDay(1), month.atEndOfMonth()))) {
      throw asked.wrong(
          "periodEnd",
          "the first and the last day of one month, such as %s and %s: everybody's figures are"
                  .formatted(month.atDay(1), month.atEndOfMonth())
              + " counted by calendar months");
    }
    return month;
  }

  private Map<Indicator, List<Told>> kept(
      List<Indicator> indicators, YearMonth month, ServletRequestDetails request) {
    Map<String, List<Told>> kept = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    indicators.forEach(it -> ids.add(FigureOfMonth.id(it.code(), month)));
    new Reading(records.on(request))
        .each(
            Question.about(MeasureReport.class).ids(ids),
            report ->
                FigureOfMonth.of(report)
                    .ifPresent(figure -> kept.put(figure.code(), figure.told())),
            () -> false);
    if (kept.isEmpty()) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "month-not-counted",
          OperationParameters.expression("periodStart"),
          "No figures of %s are here.".formatted(month),
          "Ask for a month that has ended, of those that GET MeasureReport?measure=%s lists."
              .formatted(FigureOfMonth.measure(indicators.get(0).code())));
    }
    Map<Indicator, List<Told>> told = new LinkedHashMap<>();
    indicators.forEach(
        it -> Optional.ofNullable(kept.get(it.code())).ifPresent(of -> told.put(it, of)));
    return told;
  }
}
