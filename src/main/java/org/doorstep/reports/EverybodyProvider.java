package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.WholeTypes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.profiles.Terms;
import org.doorstep.reports.Suppression.Told;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/**
 * {@code $evaluate-measure}, {@code $cluster-5w} and {@code $emt-mds} of the analytics node: what
 * all organisations together did in a month, as the main server has counted it. The node itself
 * could not: the days that it holds are moved.
 */
@Component
class EverybodyProvider implements EndpointContribution {

  static final String MEASURE = "$evaluate-measure";
  static final String SHEET = FormProvider.MONTHLY;
  static final String MDS = FormProvider.DAILY;

  private final Records records;
  private final Terms terms;
  private final StoreSettings store;

  EverybodyProvider(Records records, Terms terms, StoreSettings store) {
    this.terms = terms;
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
    requireFigures(request);
    OperationParameters asked =
        OperationParameters.of(
            request, MEASURE, "periodStart", "periodEnd", "reporter", "reportType");
    CoverageProvider.requireSums(asked);
    if (asked.text("reporter").isPresent()) {
      throw asked.wrong(
          "reporter", "nothing: the figures of one organisation are told by the main server");
    }
    List<Indicator> indicators =
        CoverageProvider.indicators(id).stream().filter(Indicator::isForAll).toList();
    if (indicators.isEmpty()) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "figure-not-of-all",
          "Measure",
          "This figure is not counted for all organisations together.",
          "Ask each organisation for its own figure.");
    }
    YearMonth month = month(asked);
    Map<String, FigureOfMonth> kept =
        kept(indicators.stream().map(Indicator::code).toList(), month, "periodStart", request);
    Map<Indicator, List<Told>> told = new LinkedHashMap<>();
    for (Indicator indicator : indicators) {
      Optional.ofNullable(kept.get(indicator.code()))
          .ifPresent(it -> told.put(indicator, it.told()));
    }
    CoverageReport report =
        new CoverageReport(Optional.empty(), new Term(month.atDay(1), month.atEndOfMonth()), told);
    if (TextAnswer.askedFor(request, Form.CSV).isPresent()) {
      TextAnswer.put(request, Form.CSV, report.table());
    }
    return report.measureReport(FigureOfMonth.measure(CoverageProvider.code(id)));
  }

  /** The monthly sheet of a health cluster. */
  @Operation(name = SHEET, type = Organization.class, idempotent = true)
  public Binary sheet(ServletRequestDetails request) {
    requireFigures(request);
    OperationParameters asked = OperationParameters.of(request, SHEET, "month", "language");
    YearMonth month = FormProvider.month(asked);
    SheetWords words = FormProvider.words(asked, request, terms);
    Form written = FormProvider.written(request);
    FigureOfMonth kept =
        Objects.requireNonNull(
            kept(List.of(ClusterOfAll.CODE), month, "month", request).get(ClusterOfAll.CODE));
    return FormProvider.answer(ClusterOfAll.sheet(kept, words), written, request);
  }

  /** The report of emergency medical teams. */
  @Operation(name = MDS, type = Organization.class, idempotent = true)
  public Binary mds(ServletRequestDetails request) {
    requireFigures(request);
    OperationParameters asked = OperationParameters.of(request, MDS, "month", "form", "language");
    YearMonth month = FormProvider.month(asked);
    MdsItem.Form form = FormProvider.form(asked);
    SheetWords words = FormProvider.words(asked, request, terms);
    Form written = FormProvider.written(request);
    Map<String, FigureOfMonth> kept = kept(MdsOfAll.codes(), month, "month", request);
    if (!kept.keySet().containsAll(MdsOfAll.codes())) {
      // A release of an older main server: what it did not count is not nothing.
      throw notCounted(month, "month");
    }
    return FormProvider.answer(MdsOfAll.sheet(month, kept, form, words), written, request);
  }

  private static void requireFigures(ServletRequestDetails request) {
    if (WholeTypes.of(request, Set.of("MeasureReport")).isEmpty()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "figures-not-in-scope",
          null,
          "Your application may not read figures.",
          "Ask for a token with the scope system/MeasureReport.rs, or system/*.rs.");
    }
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

  private Map<String, FigureOfMonth> kept(
      List<String> codes, YearMonth month, String parameter, ServletRequestDetails request) {
    Map<String, FigureOfMonth> kept = new HashMap<>();
    new Reading(records.on(request))
        .each(
            Question.about(MeasureReport.class)
                .ids(codes.stream().map(code -> FigureOfMonth.id(code, month)).toList()),
            report -> FigureOfMonth.of(report).ifPresent(it -> kept.put(it.code(), it)),
            () -> false);
    if (kept.isEmpty()) {
      throw notCounted(month, parameter);
    }
    return kept;
  }

  private static Refusal notCounted(YearMonth month, String parameter) {
    return new Refusal(
        Reason.NOT_FOUND,
        "month-not-counted",
        OperationParameters.expression(parameter),
        "No figures of %s are here.".formatted(month),
        "Ask for a month that has ended, of those that GET MeasureReport?measure=%s lists."
            .formatted(FigureOfMonth.measure(Indicator.VISITS.code())));
  }
}
