package org.doorstep.server.request;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.Map;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;

/** The parameters of an address or of a form. */
final class Queries {

  private Queries() {}

  /**
   * The parameters of several queries, decoded. A criterion that is sent twice counts once.
   *
   * @param queries such as {@code a=1&b=2}, or an address with a question mark
   */
  static Map<String, String[]> parameters(String... queries) {
    String[] bare = queries.clone();
    for (int i = 0; i < bare.length; i++) {
      int mark = bare[i].indexOf('?');
      int equals = bare[i].indexOf('=');
      bare[i] = mark >= 0 && (equals < 0 || mark < equals) ? bare[i].substring(mark + 1) : bare[i];
    }
    try {
      Map<String, String[]> parameters = UrlUtil.parseQueryStrings(bare);
      parameters.replaceAll(
          (name, values) -> Arrays.stream(values).distinct().toArray(String[]::new));
      return parameters;
    } catch (IllegalArgumentException undecodable) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-escape",
          null,
          "A parameter holds a percent sign that begins no escape.",
          "Write a percent sign as %25.");
    }
  }
}
