package org.doorstep.server.request;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** The headers that make a request conditional (https://hl7.org/fhir/R4/http.html#concurrency). */
final class RequestHeaders {

  private static final Pattern VERSION = Pattern.compile("(W/)?\"?\\d{1,9}\"?");
  private static final Pattern VERSIONS =
      Pattern.compile("\\*|(W/)?\"?\\d{1,9}\"?(\\s*,\\s*(W/)?\"?\\d{1,9}\"?)*");

  private RequestHeaders() {}

  static void requireIfMatch(@Nullable String sent, @Nullable String expression) {
    require(
        sent == null || VERSION.matcher(sent.trim()).matches(),
        "If-Match",
        expression,
        "Write the version as W/\"3\".");
  }

  static void requireIfNoneMatch(@Nullable String sent, @Nullable String expression) {
    require(
        sent == null || VERSIONS.matcher(sent.trim()).matches(),
        "If-None-Match",
        expression,
        "Write the version as W/\"3\", or *.");
  }

  static void requireIfModifiedSince(@Nullable String sent) {
    require(
        sent == null || isHttpDate(sent.trim()),
        "If-Modified-Since",
        null,
        "Write an HTTP date, such as Sun, 01 Mar 2026 08:00:00 GMT.");
  }

  private static boolean isHttpDate(String sent) {
    try {
      DateTimeFormatter.RFC_1123_DATE_TIME.parse(sent);
      return true;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static void require(
      boolean readable, String header, @Nullable String expression, String mend) {
    if (!readable) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-header",
          expression,
          header + " holds something else than FHIR puts there.",
          mend);
    }
  }
}
