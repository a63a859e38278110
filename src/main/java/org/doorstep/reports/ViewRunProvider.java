package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.doorstep.access.OwnFigures;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.doorstep.server.TextAnswer;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Binary;
import org.springframework.stereotype.Component;

/**
 * {@code $viewdefinition-run} of SQL on FHIR
 * (https://sql-on-fhir.org/ig/2.0.0/OperationDefinition-ViewDefinitionRun.html): the records that
 * the caller sees, as a table.
 */
@Component
class ViewRunProvider implements EndpointContribution {

  private static final String NAME = "$viewdefinition-run";

  private final Views views;
  private final Records records;
  private final OwnFigures figures;

  ViewRunProvider(Views views, Records records, OwnFigures figures) {
    this.views = views;
    this.records = records;
    this.figures = figures;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** One of the views that come with Doorstep, of the records that the caller sees. */
  @Operation(name = NAME, idempotent = true)
  public Binary run(ServletRequestDetails request) {
    figures.requireWhoCounts(request);
    ViewRunRequest asked = ViewRunRequest.of(request, NAME, views);
    TableText table = TableText.of(asked.form(), asked.view(), asked.header());
    new Reading(records.on(request))
        .each(
            asked.question(request.getFhirContext()),
            record -> asked.view().of(record).forEach(table::add),
            () -> table.rows() >= asked.limit());
    TextAnswer.put(request, asked.form(), table.text(asked.limit()));
    return new Binary();
  }
}
