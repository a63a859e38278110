package org.doorstep.analytics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.access.WholeTypes;
import org.doorstep.deidentified.Deidentification;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TextAnswer.Form;
import org.doorstep.tables.SqlTables;
import org.doorstep.tables.TableAnswer;
import org.hl7.fhir.r4.model.Binary;
import org.springframework.stereotype.Component;

/** {@code $sql-run} of the analytics node: a SELECT over the tables of the views. */
@Component
class SqlRunProvider implements EndpointContribution {

  static final String RUN = "$sql-run";

  private final SqlTables tables;
  private final StoreSettings store;

  SqlRunProvider(SqlTables tables, StoreSettings store) {
    this.tables = tables;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** The answer to a query, for whose application may read all that is here. */
  @Operation(name = RUN, idempotent = true)
  public Binary run(ServletRequestDetails request) {
    requireAll(request);
    OperationParameters asked = OperationParameters.of(request, RUN, "query", "header");
    String query =
        asked.required(
            "query", "Send a SELECT over the views, such as SELECT count(*) FROM v_visit.");
    boolean header = asked.text("header").isEmpty() || asked.isOn("header");
    Form form = TableAnswer.form(request);
    TableAnswer.put(request, form, header, tables.answer(query));
    return new Binary();
  }

  private static void requireAll(ServletRequestDetails request) {
    Set<String> types = new TreeSet<>(Deidentification.types());
    types.add("Location");
    if (!WholeTypes.of(request, types).containsAll(types)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "scope-too-narrow",
          null,
          "The application may not read all records, and SQL reads all tables.",
          "Ask for the scope system/*.rs.");
    }
  }
}
