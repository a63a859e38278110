package org.doorstep.reports;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.access.OwnFigures;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.doorstep.tables.Table;
import org.doorstep.tables.TableAnswer;
import org.doorstep.view.Row;
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
    List<Row> rows = new ArrayList<>();
    new Reading(records.on(request))
        .each(
            asked.question(request.getFhirContext()),
            record -> rows.addAll(asked.view().of(record)),
            () -> rows.size() >= asked.limit());
    List<Row> told = rows.subList(0, Math.min(rows.size(), asked.limit()));
    TableAnswer.put(request, asked.form(), asked.header(), Table.of(asked.view(), told));
    return new Binary();
  }
}
