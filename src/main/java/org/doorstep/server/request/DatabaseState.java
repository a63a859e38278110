package org.doorstep.server.request;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** What the database says about a failure, by its SQL state (PostgreSQL manual, appendix A). */
final class DatabaseState {

  private DatabaseState() {}

  /**
   * The refusal that a failure of the database calls for.
   *
   * @param failure what was thrown
   * @return the refusal, if the database is the reason and the request may be at fault or repeated
   */
  static Optional<Refusal> in(Throwable failure) {
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      if (cause instanceof SQLTransientConnectionException) {
        return Optional.of(away());
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        Optional<Refusal> refusal = of(sql.getSQLState());
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> of(String state) {
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      return Optional.of(away());
    }
    return switch (state) {
      case "57014" ->
          Optional.of(
              new Refusal(
                  Reason.UNAVAILABLE,
                  "took-too-long",
                  null,
                  "The request took the database too long.",
                  "Narrow the search, or try again later."));
      case "22021", "22P05" ->
          Optional.of(
              new Refusal(
                  Reason.MALFORMED,
                  "unstorable-text",
                  null,
                  "A text holds a character that cannot be stored.",
                  "Send whole Unicode characters without control characters."));
      case "40001", "40P01", "23505" ->
          Optional.of(
              new Refusal(
                  Reason.CONFLICT,
                  "changed-meanwhile",
                  null,
                  "Somebody else wrote the same record at the same moment.",
                  "Send the request again."));
      default -> Optional.empty();
    };
  }

  private static Refusal away() {
    Refusal refusal =
        new Refusal(
            Reason.UNAVAILABLE,
            "database-away",
            null,
            "The database cannot be reached just now; nothing was stored.",
            "Send the same request again in a while.");
    refusal.addResponseHeader("Retry-After", "10");
    return refusal;
  }
}
