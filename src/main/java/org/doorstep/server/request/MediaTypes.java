package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** The formats in which requests are read and answers are written. */
final class MediaTypes {

  static final String JSON_PATCH = "application/json-patch+json";
  static final String FORM = "application/x-www-form-urlencoded";

  private static final Set<String> JSON =
      Set.of("application/fhir+json", "application/json+fhir", "application/json", "text/json");
  private static final Set<String> XML =
      Set.of("application/fhir+xml", "application/xml+fhir", "application/xml", "text/xml");
  private static final Set<String> WRITTEN_BESIDES =
      Set.of(
          "*/*",
          "application/*",
          "text/*",
          "text/html",
          "text/csv",
          "application/x-ndjson",
          "application/fhir+ndjson",
          "application/vnd.apache.parquet",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/xhtml+xml");
  private static final Set<String> SHORT =
      Set.of("json", "xml", "html", "csv", "ndjson", "parquet", "xlsx");

  private MediaTypes() {}

  static boolean isJson(String type) {
    return JSON.contains(type);
  }

  static boolean isXml(String type) {
    return XML.contains(type);
  }

  /** The media type of a body without its parameters, in lower case; empty if none is named. */
  static String of(HttpServletRequest request) {
    String sent = request.getContentType();
    if (sent == null) {
      return "";
    }
    int parameters = sent.indexOf(';');
    if (parameters >= 0) {
      requireUtf8(
          sent.substring(parameters + 1).toLowerCase(Locale.ROOT).replaceAll("[\"\\s]", ""));
    }
    return plain(sent);
  }

  private static String plain(String type) {
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
  }

  private static void requireUtf8(String parameters) {
    for (String parameter : parameters.split(";")) {
      if (parameter.startsWith("charset=")
          && !Set.of("charset=utf-8", "charset=utf8", "charset=us-ascii").contains(parameter)) {
        throw new Refusal(
            Reason.UNSUPPORTED_FORMAT,
            "unsupported-charset",
            null,
            "FHIR is sent in UTF-8 only.",
            "Send the body in UTF-8 and say charset=utf-8.");
      }
    }
  }

  static Refusal unread(String type, List<String> read) {
    return new Refusal(
        Reason.UNSUPPORTED_FORMAT,
        "unsupported-content-type",
        null,
        type.isEmpty()
            ? "The request names no Content-Type."
            : "Bodies of the type '" + Words.quote(type) + "' are not read here.",
        "Use " + String.join(" or ", read) + ".");
  }

  /**
   * Refuses a request whose answer could be given in none of the formats that it accepts.
   *
   * @param request the request
   * @param parameters its parameters, of which {@code _format} goes before the header
   */
  static void requireWritable(HttpServletRequest request, Map<String, String[]> parameters) {
    String[] format = parameters.get("_format");
    if (format != null && format.length > 0) {
      // A plus that was not escaped arrives as a blank.
      String asked = plain(format[0].trim()).replace(' ', '+');
      if (!SHORT.contains(asked) && !isWritten(asked)) {
        throw unwritable(asked);
      }
      return;
    }
    @Nullable String accept = request.getHeader("Accept");
    if (accept != null
        && !accept.isBlank()
        && Stream.of(accept.split(",")).map(MediaTypes::plain).noneMatch(MediaTypes::isWritten)) {
      throw unwritable(accept);
    }
  }

  private static boolean isWritten(String type) {
    return isJson(type) || isXml(type) || WRITTEN_BESIDES.contains(type);
  }

  private static Refusal unwritable(String asked) {
    return new Refusal(
        Reason.NOT_ACCEPTABLE,
        "unsupported-accept",
        null,
        "The answer cannot be given as '" + Words.quote(asked) + "'.",
        "Ask for application/fhir+json or application/fhir+xml.");
  }

  static boolean prefersXml(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null
        && accept.contains("xml")
        && !accept.contains("json")
        && !accept.contains("html");
  }
}
