package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.access.OwnFigures;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Measure;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/**
 * {@code $coverage-report} and {@code $evaluate-measure}: the figures of an organisation, for those
 * who answer for them.
 */
@Component
class CoverageProvider implements EndpointContribution {

  private static final String COVERAGE = "$coverage-report";
  private static final String MEASURE = "$evaluate-measure";
  private static final String PREFIX = "doorstep-";
  private static final String ALL = "coverage";

  private final FactReading facts;
  private final OwnFigures figures;
  private final StoreSettings store;
  private final Clock clock;

  CoverageProvider(
      FactReading facts, OwnFigures figures, StoreSettings store, Optional<Clock> clock) {
    this.store = store;
    this.facts = facts;
    this.figures = figures;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (!store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** The figures of an organisation in a term. */
  @Operation(name = COVERAGE, type = Organization.class, idempotent = true)
  public MeasureReport report(@IdParam IdType id, ServletRequestDetails request) {
    String organization = id.getIdPart();
    boolean whole = figures.require(organization, FactReading.TYPES, request);
    OperationParameters asked =
        OperationParameters.of(request, COVERAGE, "periodStart", "periodEnd", "indicator");
    Term term = Term.of(asked);
    List<Indicator> indicators =
        asked
            .text("indicator")
            .map(code -> List.of(Indicator.of(code).orElseThrow(() -> unknown(asked))))
            .orElseGet(() -> List.of(Indicator.values()));
    return answer(ALL, organization, term, indicators, whole, request);
  }

  private static Refusal unknown(OperationParameters asked) {
    return asked.wrong(
        "indicator",
        Stream.of(Indicator.values()).map(Indicator::code).collect(Collectors.joining(", ")));
  }

  /**
   * What a Measure gives for an organisation in a term
   * (https://hl7.org/fhir/R4/measure-operation-evaluate-measure.html).
   */
  @Operation(name = MEASURE, type = Measure.class, idempotent = true)
  public MeasureReport evaluate(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters asked =
        OperationParameters.of(
            request, MEASURE, "periodStart", "periodEnd", "reporter", "reportType");
    String reporter =
        asked
            .address("reporter", "Organization")
            .orElseThrow(
                () -> asked.missing("reporter", "Send your organisation, as Organization/[id]."));
    String organization = reporter.substring("Organization/".length());
    boolean whole = figures.require(organization, FactReading.TYPES, request);
    requireSums(asked);
    return answer(code(id), organization, Term.of(asked), indicators(id), whole, request);
  }

  /** Refuses who asks for more than sums. */
  static void requireSums(OperationParameters asked) {
    if (asked.text("reportType").filter(type -> !"population".equals(type)).isPresent()) {
      throw asked.wrong("reportType", "population: of single people nothing is told");
    }
  }

  /**
   * What a Measure counts.
   *
   * @throws Refusal 404 if it is none of those that are evaluated
   */
  static List<Indicator> indicators(IdType id) {
    String code = code(id);
    return ALL.equals(code)
        ? List.of(Indicator.values())
        : List.of(Indicator.of(code).orElseThrow(CoverageProvider::noSuchMeasure));
  }

  static String code(IdType id) {
    String name = id.getIdPart();
    if (!name.startsWith(PREFIX)) {
      throw noSuchMeasure();
    }
    return name.substring(PREFIX.length());
  }

  private static Refusal noSuchMeasure() {
    return new Refusal(
        Reason.NOT_FOUND,
        "no-such-measure",
        "Measure",
        "No such Measure is evaluated here.",
        "GET Measure lists those that are.");
  }

  private MeasureReport answer(
      String code,
      String organization,
      Term term,
      List<Indicator> indicators,
      boolean whole,
      ServletRequestDetails request) {
    CoverageReport report =
        CoverageReport.of(organization, term, facts.of(organization, term), indicators, whole);
    if (TextAnswer.askedFor(request, Form.CSV).isPresent()) {
      TextAnswer.put(request, Form.CSV, report.table());
    }
    return report.measureReport(FigureOfMonth.measure(code)).setDate(Date.from(clock.instant()));
  }
}
