package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name under which one request is found again in the log. */
final class RequestId {

  static final String HEADER = "X-Request-ID";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /**
   * The caller's own id if it is harmless, a new one otherwise.
   *
   * @param request the request
   * @return at most 64 letters, digits, dots, dashes and underscores
   */
  static String of(HttpServletRequest request) {
    String sent = request.getHeader(HEADER);
    return sent != null && HARMLESS.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }
}
