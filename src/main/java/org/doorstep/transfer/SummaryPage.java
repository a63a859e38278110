package org.doorstep.transfer;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Sends the page instead of the document to whoever asks for HTML. */
@Interceptor
class SummaryPage {

  private static final String KEY = SummaryPage.class.getName();
  private static final Set<String> FORMATS = Set.of("html", "text/html");

  /** Whether HTML is asked for, by the address or by the header Accept. */
  static boolean isAskedFor(ServletRequestDetails details) {
    String[] format = details.getParameters().get("_format");
    if (format != null && format.length > 0) {
      return FORMATS.contains(format[0].toLowerCase(Locale.ROOT));
    }
    return details.getHeaders("Accept").stream().anyMatch(accept -> accept.contains("text/html"));
  }

  /** Puts the page aside until the answer is written. */
  static void put(ServletRequestDetails details, String page) {
    details.getUserData().put(KEY, page);
  }

  /**
   * Writes the page, if there is one.
   *
   * @return false when the page was written and nothing else is to be done
   */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public boolean write(ServletRequestDetails details, HttpServletResponse response)
      throws IOException {
    if (!(details.getUserData().get(KEY) instanceof String page)) {
      return true;
    }
    byte[] html = page.getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(html.length);
    // Nothing but this page's own style may run or load, whatever a record contains.
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src '"
            + digest(page)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(html);
    return false;
  }

  /** The digest of the page's one style element (https://www.w3.org/TR/CSP3/). */
  private static String digest(String page) {
    int from = page.indexOf("<style>") + "<style>".length();
    String style = page.substring(from, page.indexOf("</style>", from));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java runtime knows SHA-256.", impossible);
    }
  }
}
