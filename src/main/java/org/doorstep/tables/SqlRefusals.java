package org.doorstep.tables;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an analyst is told whose query is not answered, and nothing of what else there is. */
final class SqlRefusals {

  /** The name of the parameter that holds the query. */
  static final String QUERY = "query";

  private static final String READ_DOCS =
      "The views and what a query may call stand in the documentation for analysts.";

  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  private static final String CANCELLED = "57014";
  private static final Set<String> NOT_THERE = Set.of("42501", "42P01", "3F000");
  private static final Set<String> LIMITS = Set.of("53400", "53200", "53100", "54000", "54001");
  private static final Set<String> AWAY = Set.of("08", "28", "53", "55", "57", "58");

  private SqlRefusals() {}

  static Refusal unreadable(String sql, int at) {
    return refusal(
        "sql-text",
        "The query has%s a sign that is not taken here: a semicolon, a backslash, a dollar sign, a"
                .formatted(place(sql, at))
            + " text with escapes, or a quote or comment without an end.",
        "Send one SELECT in plain SQL.");
  }

  static Refusal longer(int letters) {
    return refusal(
        "sql-text", "The query is longer than %d letters.".formatted(letters), "Shorten it.");
  }

  static Refusal noSelect() {
    return refusal("sql-select", "A query begins with SELECT or WITH.", "Send one SELECT.");
  }

  static Refusal notHere(String sql, int at, String name) {
    return refusal(
        "sql-name",
        "The query names%s '%s', which is not for queries.".formatted(place(sql, at), name),
        READ_DOCS);
  }

  static Refusal tooLarge(int rows, int megabytes) {
    return refusal(
        "answer-too-large",
        "The answer has more than %d rows or %d MB.".formatted(rows, megabytes),
        "Let SQL count, or narrow the query with WHERE or LIMIT; $export gives all records.");
  }

  static Refusal tooLong(int seconds) {
    return refusal(
        "sql-time",
        "The query takes longer than %d seconds.".formatted(seconds),
        "Narrow it, or connect to PostgreSQL directly.");
  }

  static Refusal columns(String what) {
    return refusal("sql-columns", what, "Give each column a name of its own with AS.");
  }

  static Refusal noNumber(String column) {
    return refusal(
        "sql-number",
        "The column '%s' has a value that is no finite number.".formatted(column),
        "Leave it out with WHERE or NULLIF.");
  }

  static Refusal busy(int atOnce) {
    Refusal busy =
        new Refusal(
            Reason.UNAVAILABLE,
            "busy",
            null,
            "%d queries are being answered already.".formatted(atOnce),
            "Send the same request again after as many seconds as Retry-After says.");
    busy.addResponseHeader("Retry-After", "5");
    return busy;
  }

  static Refusal notSetUp() {
    return new Refusal(
        Reason.UNAVAILABLE,
        "sql-not-set-up",
        null,
        "Queries are not set up on this node.",
        "Ask its operator; searches and exports are answered.");
  }

  /**
   * What PostgreSQL says against a query.
   *
   * @param failure of PostgreSQL or of the connection
   * @param sql the query
   * @param before how many letters PostgreSQL was sent before it
   * @param seconds how long a query may take
   */
  static Refusal of(SQLException failure, String sql, int before, int seconds) {
    String state = String.valueOf(failure.getSQLState());
    if (CANCELLED.equals(state)) {
      return tooLong(seconds);
    }
    if (NOT_THERE.contains(state)) {
      return refusal(
          "sql-table",
          "The query names a table that is not there for queries, or one that its FROM does not"
              + " name.",
          READ_DOCS);
    }
    if (LIMITS.contains(state)) {
      return refusal(
          "sql-limit",
          "The query needs more room than there is for one query.",
          "Narrow it, or connect to PostgreSQL directly.");
    }
    if (state.length() != 5 || AWAY.contains(state.substring(0, 2))) {
      Refusal away =
          new Refusal(
              Reason.UNAVAILABLE,
              "sql-away",
              null,
              "The database does not answer queries at the moment.",
              "Send the same request again later.");
      away.addResponseHeader("Retry-After", "10");
      return away;
    }
    Optional<ServerErrorMessage> said =
        failure instanceof PSQLException told
            ? Optional.ofNullable(told.getServerErrorMessage())
            : Optional.empty();
    String message = said.map(ServerErrorMessage::getMessage).orElse("the query is wrong");
    int at = said.map(ServerErrorMessage::getPosition).orElse(0) - before - 1;
    String hint = said.map(ServerErrorMessage::getHint).map(text -> " " + text).orElse("");
    return refusal(
        "sql-error",
        "PostgreSQL says%s: %s.".formatted(place(sql, at), message),
        "Correct the query." + hint);
  }

  /** Where a letter stands, as editors number lines and columns. */
  private static String place(String sql, int at) {
    if (at < 0 || at > sql.length()) {
      return "";
    }
    String before = sql.substring(0, at);
    long line = before.chars().filter(letter -> letter == '\n').count() + 1;
    return " in line %d, column %d".formatted(line, at - before.lastIndexOf('\n'));
  }

  private static Refusal refusal(String rule, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, rule, OperationParameters.expression(QUERY), what, mend);
  }
}
