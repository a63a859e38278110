package org.doorstep.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** A page with one form, without scripts, that no other site can frame, fill in or cache. */
public final class FormPage {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%2$s</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 3rem auto; padding: 0 1rem }
      label, input, button { display: block; width: 100%%; box-sizing: border-box; font: inherit }
      input, button { margin: .25rem 0 1rem; padding: .6rem }
      [role=alert] { border-left: .3rem solid #b00020; padding-left: .7rem }
      [role=status] { border-left: .3rem solid #00695c; padding-left: .7rem }
      </style>
      </head>
      <body>
      <h1>%2$s</h1>
      %3$s
      </body>
      </html>
      """;

  private FormPage() {}

  /** A field for the account. */
  static String account(String label) {
    return """
    <label for="username">%s</label>
    <input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus>
    """
        .formatted(label);
  }

  /**
   * A field for a password.
   *
   * @param name of the field
   * @param completed what the browser may fill in, such as {@code new-password}
   */
  static String password(String name, String completed, String label) {
    return """
    <label for="%1$s">%3$s</label>
    <input id="%1$s" name="%1$s" type="password" autocomplete="%2$s" required>
    """
        .formatted(name, completed, label);
  }

  /**
   * A field for a number that was told.
   *
   * @param name of the field
   * @param label what stands above it
   */
  public static String code(String name, String label) {
    return """
    <label for="%1$s">%2$s</label>
    <input id="%1$s" name="%1$s" inputmode="numeric" autocomplete="one-time-code" required autofocus>
    """
        .formatted(name, label);
  }

  /**
   * What went wrong, or right.
   *
   * @param wrong whether it is a fault
   * @param words what to say, or null for nothing
   */
  public static String message(boolean wrong, @Nullable String words) {
    return words == null
        ? ""
        : "<p role=\"%s\">%s</p>\n".formatted(wrong ? "alert" : "status", words);
  }

  /** A form, which only who was shown it can send. */
  static String form(HttpServletRequest request, String path, String fields, String button) {
    if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf)) {
      throw new IllegalStateException("The form stands outside of its filters");
    }
    String hidden =
        "<input type=\"hidden\" name=\"_csrf\" value=\"%s\">\n".formatted(csrf.getToken());
    return form(path, fields + hidden, button);
  }

  /**
   * A form in which nobody is signed in, so that no other site gains by sending it.
   *
   * @param path where it is sent
   * @param fields what stands in it
   * @param button what stands on its button
   */
  public static String form(String path, String fields, String button) {
    return """
    <form method="post" action="%s">
    %s<button>%s</button>
    </form>
    """
        .formatted(path, fields, button);
  }

  /**
   * Answers with a page.
   *
   * @param title the heading
   * @param content as HTML
   * @throws IOException if the reader has gone away
   */
  public static void write(
      HttpServletResponse response, Language language, String title, String content)
      throws IOException {
    byte[] page = PAGE.formatted(language.tag(), title, content).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
