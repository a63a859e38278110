package org.doorstep.reports;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.TextAnswer.Form;
import org.doorstep.tables.TableAnswer;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is asked of {@code $viewdefinition-run}.
 *
 * @param view the view to run
 * @param form what the table is written as
 * @param header whether a CSV table begins with the names of its columns
 * @param patient only the records of this person, as {@code Patient/[id]}
 * @param since only records that changed at this moment or later
 * @param limit how many rows at most
 */
record ViewRunRequest(
    View view,
    Form form,
    boolean header,
    Optional<String> patient,
    Optional<Instant> since,
    int limit) {

  private static final int MOST_ROWS = 1_000_000;

  /**
   * Reads what is asked.
   *
   * @throws Refusal 400 for parameters that are wrong, 404 for a view that there is not
   */
  static ViewRunRequest of(ServletRequestDetails request, String operation, Views views) {
    OperationParameters asked =
        OperationParameters.of(
            request, operation, "viewReference", "header", "patient", "_since", "_limit");
    String name =
        asked
            .required("viewReference", "Send viewReference=ViewDefinition/v_visit, for example.")
            .replaceFirst("^(.*/)?ViewDefinition/", "");
    View view = views.shipped(name).orElseThrow(() -> unknown(views));
    Optional<String> patient = asked.address("patient", "Patient");
    if (patient.isPresent() && "Location".equals(view.resource())) {
      throw asked.wrong("patient", "no person: places belong to nobody");
    }
    return new ViewRunRequest(
        view,
        TableAnswer.form(request),
        asked.text("header").isEmpty() || asked.isOn("header"),
        patient,
        asked.text("_since").map(sent -> moment(sent, asked)),
        asked.count("_limit", 1, MOST_ROWS).orElse(MOST_ROWS));
  }

  private static Instant moment(String sent, OperationParameters asked) {
    try {
      return OffsetDateTime.parse(sent).toInstant();
    } catch (DateTimeParseException wrong) {
      throw asked.wrong("_since", "a moment with its time zone, such as 2026-03-02T10:00:00Z");
    }
  }

  private static Refusal unknown(Views views) {
    return new Refusal(
        Reason.NOT_FOUND,
        "no-such-view",
        OperationParameters.expression("viewReference"),
        "There is no such view here.",
        "The views are: %s.".formatted(String.join(", ", views.shipped().keySet())));
  }

  /** The search for the records of the view. */
  Question<Resource> question(FhirContext fhir) {
    Class<Resource> type =
        fhir.getResourceDefinition(view.resource()).getImplementingClass(Resource.class);
    Question<Resource> question = Question.about(type);
    patient.ifPresent(
        address -> {
          if ("Patient".equals(view.resource())) {
            question.id(address.substring("Patient/".length()));
          } else {
            question.reference("patient", address);
          }
        });
    since.ifPresent(
        moment -> question.moment("_lastUpdated", ParamPrefixEnum.GREATERTHAN_OR_EQUALS, moment));
    return question;
  }
}
