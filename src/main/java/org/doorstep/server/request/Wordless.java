package org.doorstep.server.request;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure as the log may show it: what failed and where, but none of the words, which may cite
 * what somebody sent or what is stored.
 */
final class Wordless extends Exception {

  private static final long serialVersionUID = 1L;

  /** Causes may go round in a circle. */
  private static final int DEEPEST = 20;

  private static final Pattern CODE_OF_HAPI = Pattern.compile("HAPI-\\d{1,5}");

  private Wordless(String what) {
    super(what);
  }

  /**
   * A failure without its words.
   *
   * @param failure what was thrown
   * @return its class, its code where it has one, its place and its causes likewise
   */
  static Wordless of(Throwable failure) {
    return of(failure, DEEPEST);
  }

  private static Wordless of(Throwable failure, int depth) {
    Wordless wordless = new Wordless(failure.getClass().getName() + code(failure));
    wordless.setStackTrace(failure.getStackTrace());
    Throwable cause = failure.getCause();
    if (cause != null && depth > 0) {
      wordless.initCause(of(cause, depth - 1));
    }
    return wordless;
  }

  private static String code(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return " (SQL state " + sql.getSQLState() + ")";
    }
    Matcher code = CODE_OF_HAPI.matcher(String.valueOf(failure.getMessage()));
    if (code.find()) {
      return " (" + code.group() + ")";
    }
    // Of the machine, such as a full disk; other readers cite what they read.
    return failure instanceof IOException && failure.getClass().getName().startsWith("java.")
        ? ": " + failure.getMessage()
        : "";
  }
}
