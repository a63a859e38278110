package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.doorstep.access.OwnFigures;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.profiles.Terms;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.stereotype.Component;

/** {@code $emt-mds} and {@code $cluster-5w}: sheets that are sent to those who coordinate help. */
@Component
class FormProvider implements EndpointContribution {

  static final String DAILY = "$emt-mds";
  static final String MONTHLY = "$cluster-5w";

  private final FactReading facts;
  private final OwnFigures figures;
  private final Records records;
  private final Terms terms;
  private final StoreSettings store;

  FormProvider(
      FactReading facts, OwnFigures figures, Records records, Terms terms, StoreSettings store) {
    this.store = store;
    this.facts = facts;
    this.figures = figures;
    this.records = records;
    this.terms = terms;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (!store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** The daily report of an emergency medical team. */
  @Operation(name = DAILY, type = Organization.class, idempotent = true)
  public Binary daily(@IdParam IdType id, ServletRequestDetails request) {
    boolean whole = figures.require(id.getIdPart(), FactReading.TYPES, request);
    OperationParameters asked =
        OperationParameters.of(
            request, DAILY, "date", "form", "unit", "exact", "restricted", "language");
    LocalDate day = Term.day("date", asked);
    MdsItem.Form form = form(asked);
    Optional<String> unit = asked.address("unit", "Location");
    boolean exact = mayBeOn("exact", asked, whole);
    boolean restricted = mayBeOn("restricted", asked, whole);
    SheetWords words = words(asked, request, terms);
    Form written = written(request);
    String team = name(id, request) + unit.map(it -> ", " + name(it, request)).orElse("");
    Facts counted = facts.of(id.getIdPart(), new Term(day, day));
    Facts ofUnit = unit.map(it -> counted.of(it.substring("Location/".length()))).orElse(counted);
    MdsSheet sheet = new MdsSheet(team, day, form, exact);
    return answer(
        restricted
            ? sheet.restricted(ofUnit, words, figures.readsLocked(id.getIdPart(), request))
            : sheet.form(ofUnit, words),
        written,
        request);
  }

  /** The monthly sheet of a health cluster. */
  @Operation(name = MONTHLY, type = Organization.class, idempotent = true)
  public Binary monthly(@IdParam IdType id, ServletRequestDetails request) {
    boolean whole = figures.require(id.getIdPart(), FactReading.TYPES, request);
    OperationParameters asked =
        OperationParameters.of(request, MONTHLY, "month", "exact", "language");
    YearMonth month = month(asked);
    boolean exact = mayBeOn("exact", asked, whole);
    SheetWords words = words(asked, request, terms);
    Form written = written(request);
    Facts counted = facts.of(id.getIdPart(), new Term(month.atDay(1), month.atEndOfMonth()));
    return answer(
        new ClusterSheet(name(id, request), month, exact).sheet(counted, words), written, request);
  }

  static MdsItem.Form form(OperationParameters asked) {
    return asked
        .text("form")
        .map(code -> MdsItem.Form.of(code).orElseThrow(() -> asked.wrong("form", "46 or 65")))
        .orElse(MdsItem.Form.OF_46);
  }

  static YearMonth month(OperationParameters asked) {
    try {
      return YearMonth.parse(asked.required("month", "Send a month, such as 2026-03."));
    } catch (DateTimeException wrong) {
      throw asked.wrong("month", "a month, such as 2026-03");
    }
  }

  /** Single cases are for those who read the records of illness and treatment themselves. */
  private static boolean mayBeOn(String name, OperationParameters asked, boolean whole) {
    if (asked.isOn(name) && !whole) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "single-cases-not-for-this-role",
          OperationParameters.expression(name),
          "Your role is not told numbers so small that they tell of single people.",
          "Leave '%s' out, or ask the head of the department.".formatted(name));
    }
    return asked.isOn(name);
  }

  static SheetWords words(OperationParameters asked, ServletRequestDetails request, Terms terms) {
    Language language =
        asked
            .text("language")
            .map(
                tag ->
                    Language.of(tag).orElseThrow(() -> asked.wrong("language", "uk, ru, en or fr")))
            .orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
    return new SheetWords(language, terms);
  }

  static Form written(ServletRequestDetails request) {
    return TextAnswer.askedFor(request, Form.XLSX, Form.CSV)
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.NOT_ACCEPTABLE,
                    "table-format",
                    OperationParameters.expression("_format"),
                    "A sheet is written as xlsx or csv.",
                    "Send _format=xlsx, or _format=csv or Accept: text/csv."));
  }

  private String name(IdType organization, ServletRequestDetails request) {
    String name =
        records
            .on(request)
            .read(Organization.class, organization.toUnqualifiedVersionless())
            .getName();
    return name == null ? organization.getIdPart() : name;
  }

  private String name(String unit, ServletRequestDetails request) {
    String name = records.on(request).read(Location.class, new IdType(unit)).getName();
    return name == null ? unit : name;
  }

  static Binary answer(Sheet sheet, Form form, ServletRequestDetails request) {
    if (form == Form.CSV) {
      TextAnswer.put(request, form, sheet.csv());
    } else {
      TextAnswer.put(request, form, sheet.xlsx());
    }
    return new Binary();
  }
}
