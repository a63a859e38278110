package org.doorstep.server.database;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers 503 with a time to come back while the database is away, instead of a failure of the
 * server. Whether what was sent has been stored is then unknown; sending it again is safe with
 * conditional creates (https://hl7.org/fhir/R4/http.html#ccreate).
 */
@Component
@Interceptor
class DatabaseOutage implements EndpointContribution {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);
  private static final String SECONDS_UNTIL_BACK = "10";
  private static final String STATEMENT_CANCELLED = "57014";

  // Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html:
  // connection lost, no resources left, being stopped or started, read-only after a failover.
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");
  private static final String READ_ONLY = "25006";
  // What the pool says of a connection that it has already thrown away; the rollback of a broken
  // transaction meets it and hides the first failure.
  private static final String THROWN_AWAY = "Connection is closed";

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  /**
   * Turns a failure of the database into an answer that says so.
   *
   * @param failure what went wrong while a request was carried out
   * @return the answer, or null if the database is not to blame
   */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public @Nullable BaseServerResponseException answer(Throwable failure) {
    return databaseFailure(failure).map(DatabaseOutage::unavailable).orElse(null);
  }

  static Optional<SQLException> databaseFailure(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .limit(50)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(DatabaseOutage::isOutage)
        .findFirst();
  }

  private static boolean isOutage(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || THROWN_AWAY.equals(e.getMessage())
        || (state != null
            && (state.equals(READ_ONLY)
                || (state.length() == 5 && AWAY.contains(state.substring(0, 2)))));
  }

  private static BaseServerResponseException unavailable(SQLException e) {
    boolean tooLong = STATEMENT_CANCELLED.equals(e.getSQLState());
    LOG.warn("A request met no answer from the database (SQL state {})", e.getSQLState());
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(tooLong ? IssueType.TIMEOUT : IssueType.TRANSIENT)
        .setDiagnostics(
            tooLong
                ? "The database took too long. Narrow the search, or try again later."
                : "The database is not available at the moment. Send the request again later.");
    UnclassifiedServerFailureException answer =
        new UnclassifiedServerFailureException(503, "The database is not available", outcome);
    answer.addResponseHeader("Retry-After", SECONDS_UNTIL_BACK);
    return answer;
  }
}
