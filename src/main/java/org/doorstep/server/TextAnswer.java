package org.doorstep.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a page, a table or a print instead of a resource to whoever asks an operation for it. */
@Component
@Interceptor
public class TextAnswer implements EndpointContribution {

  private static final String KEY = TextAnswer.class.getName();

  /** What an operation can be answered with. */
  public enum Form {
    /** A page to read and to print. */
    HTML("html", "text/html"),
    /** A table for a spreadsheet. */
    CSV("csv", "text/csv"),
    /** Sheets of paper. */
    PDF("pdf", "application/pdf"),
    /** One JSON object a line. */
    NDJSON("ndjson", "application/x-ndjson"),
    /** A table of columns for statistics. */
    PARQUET("parquet", "application/vnd.apache.parquet"),
    /** A workbook of a spreadsheet. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String name;
    private final String type;

    Form(String name, String type) {
      this.name = name;
      this.type = type;
    }
  }

  private record Text(Form form, String charset, byte[] content) {}

  TextAnswer() {}

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  /**
   * Which of some forms is asked for, by the address or by the header Accept.
   *
   * @param request a request to an operation
   * @param offered what the operation can be answered with, besides a resource
   * @return the form; empty if a resource is asked for
   */
  public static Optional<Form> askedFor(ServletRequestDetails request, Form... offered) {
    String[] format = request.getParameters().get("_format");
    if (format != null && format.length > 0) {
      String asked = format[0].toLowerCase(Locale.ROOT);
      return Arrays.stream(offered)
          .filter(form -> form.name.equals(asked) || form.type.equals(asked))
          .findFirst();
    }
    return Arrays.stream(offered)
        .filter(
            form ->
                request.getHeaders("Accept").stream().anyMatch(sent -> sent.contains(form.type)))
        .findFirst();
  }

  /**
   * Puts the text aside until the answer is written.
   *
   * @param request the request that asked
   * @param form what it is
   * @param content the text; a page has one style element and no script
   */
  public static void put(ServletRequestDetails request, Form form, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    request.getUserData().put(KEY, new Text(form, ";charset=UTF-8", bytes));
  }

  /**
   * Puts a file aside until the answer is written.
   *
   * @param request the request that asked
   * @param form what it is
   * @param content the file
   */
  public static void put(ServletRequestDetails request, Form form, byte[] content) {
    request.getUserData().put(KEY, new Text(form, "", content));
  }

  /** Whether a request is answered with a text or a file. */
  public static boolean isPut(RequestDetails request) {
    return request.getUserData().containsKey(KEY);
  }

  /**
   * Writes the text, if there is one.
   *
   * @param request the request that asked
   * @param response its answer
   * @return false when the text was written and nothing else is to be done
   * @throws IOException if the connection breaks
   */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public boolean write(ServletRequestDetails request, HttpServletResponse response)
      throws IOException {
    if (!(request.getUserData().get(KEY) instanceof Text text)) {
      return true;
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(text.form().type + text.charset());
    response.setContentLength(text.content().length);
    response.setHeader("Content-Security-Policy", policy(text));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text.content());
    return false;
  }

  /** Nothing but the page's own style may run or load, whatever a record contains. */
  private static String policy(Text text) {
    String style =
        text.form() == Form.HTML
            ? "style-src '" + digest(new String(text.content(), StandardCharsets.UTF_8)) + "'; "
            : "";
    return "default-src 'none'; "
        + style
        + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
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
