package org.doorstep.analytics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorstep.deidentified.AnonymityReport;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.StoreSettings;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code $release-report}: how the last release was made, and what risk is left. */
@Component
class ReportProvider implements EndpointContribution {

  static final String REPORT = "$release-report";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient database;
  private final StoreSettings store;

  ReportProvider(JdbcClient database, StoreSettings store) {
    this.database = database;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** The report of the release that was taken in last. */
  @Operation(name = REPORT, idempotent = true)
  public Parameters report(ServletRequestDetails request) {
    OperationParameters.requireNone(request, REPORT);
    return last()
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.UNAVAILABLE,
                    "nothing-released",
                    null,
                    "The node has taken in no release yet.",
                    "Ask again when the main server has written one."));
  }

  private Optional<Parameters> last() {
    return database
        .sql("SELECT taken, erased, report FROM analytics.intake ORDER BY release DESC LIMIT 1")
        .query(
            (row, number) ->
                parameters(
                    row.getTimestamp("taken"), row.getInt("erased"), row.getString("report")))
        .optional();
  }

  private static Parameters parameters(Timestamp taken, int erased, String text) {
    try {
      ReleaseReport report = JSON.readValue(text, ReleaseReport.class);
      Parameters all = new Parameters();
      add(all, "release", new DecimalType(report.release()));
      add(all, "whole", new BooleanType(report.whole()));
      add(all, "taken", new InstantType(taken));
      counts(report, erased).forEach((name, count) -> add(all, name, new IntegerType(count)));
      report.levels().forEach((level, count) -> add(all, "told-" + level, new IntegerType(count)));
      report.risk().forEach(risk -> add(all, "risk", new StringType(risk)));
      return all;
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("A report in the database cannot be read.", damaged);
    }
  }

  private static Map<String, Integer> counts(ReleaseReport report, int erased) {
    AnonymityReport anonymity = report.anonymity();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("people", report.people());
    counts.put("denied", report.denied());
    counts.put("unlike", report.unlike());
    counts.put("told", report.told());
    counts.put("erased", erased);
    counts.put("classes", anonymity.classes());
    counts.put("smallest-class", anonymity.smallest());
    counts.put("alone-in-class", anonymity.alone());
    return counts;
  }

  private static void add(Parameters to, String name, Type value) {
    to.addParameter().setName(name).setValue(value);
  }
}
