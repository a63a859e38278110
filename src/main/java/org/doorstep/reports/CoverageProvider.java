package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.access.OwnFigures;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** {@code $coverage-report}: the figures of an organisation, for those who answer for them. */
@Component
class CoverageProvider implements EndpointContribution {

  private static final String NAME = "$coverage-report";
  private static final int LONGEST = 366;

  private final FactReading facts;
  private final OwnFigures figures;
  private final Clock clock;

  CoverageProvider(FactReading facts, OwnFigures figures, Optional<Clock> clock) {
    this.facts = facts;
    this.figures = figures;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The figures of an organisation in a term. */
  @Operation(name = NAME, type = Organization.class, idempotent = true)
  public MeasureReport report(@IdParam IdType id, ServletRequestDetails request) {
    String organization = id.getIdPart();
    boolean whole = figures.require(organization, FactReading.TYPES, request);
    OperationParameters asked =
        OperationParameters.of(request, NAME, "periodStart", "periodEnd", "indicator");
    Term term = term(asked);
    List<Indicator> indicators = indicators(asked);
    CoverageReport report =
        CoverageReport.of(organization, term, facts.of(organization, term), indicators, whole);
    if (TextAnswer.askedFor(request, Form.CSV).isPresent()) {
      TextAnswer.put(request, Form.CSV, report.table());
    }
    return report.measureReport(clock.instant());
  }

  private static Term term(OperationParameters asked) {
    LocalDate from = day("periodStart", asked);
    LocalDate to = day("periodEnd", asked);
    if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST - 1))) {
      throw asked.wrong("periodEnd", "a day from periodStart on, within a year of it");
    }
    return new Term(from, to);
  }

  private static LocalDate day(String name, OperationParameters asked) {
    try {
      return LocalDate.parse(asked.required(name, "Send a day, such as 2026-03-01."));
    } catch (DateTimeParseException wrong) {
      throw asked.wrong(name, "a day, such as 2026-03-01");
    }
  }

  private static List<Indicator> indicators(OperationParameters asked) {
    Optional<String> code = asked.text("indicator");
    if (code.isEmpty()) {
      return List.of(Indicator.values());
    }
    return List.of(
        Indicator.of(code.get())
            .orElseThrow(
                () ->
                    asked.wrong(
                        "indicator",
                        Stream.of(Indicator.values())
                            .map(Indicator::code)
                            .collect(Collectors.joining(", ")))));
  }
}
