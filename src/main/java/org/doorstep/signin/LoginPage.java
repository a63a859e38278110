package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** The form in which people sign in, without scripts and with nothing of what they typed. */
final class LoginPage extends OncePerRequestFilter implements AuthenticationFailureHandler {

  static final String PATH = "/login";

  private static final int TOO_MANY_REQUESTS = 429;

  /** The words of the page in one language. */
  private record Words(
      String title, String name, String password, String button, String wrong, String later) {}

  private static final Map<Language, Words> WORDS =
      Map.of(
          Language.UK,
          new Words(
              "Вхід до Doorstep",
              "Обліковий запис",
              "Пароль",
              "Увійти",
              "Обліковий запис або пароль неправильні.",
              "Забагато спроб. Зачекайте кілька хвилин."),
          Language.RU,
          new Words(
              "Вход в Doorstep",
              "Учётная запись",
              "Пароль",
              "Войти",
              "Учётная запись или пароль неверны.",
              "Слишком много попыток. Подождите несколько минут."),
          Language.EN,
          new Words(
              "Sign in to Doorstep",
              "Account",
              "Password",
              "Sign in",
              "The account or the password is wrong.",
              "Too many attempts. Wait a few minutes."),
          Language.FR,
          new Words(
              "Connexion à Doorstep",
              "Compte",
              "Mot de passe",
              "Se connecter",
              "Le compte ou le mot de passe est incorrect.",
              "Trop de tentatives. Attendez quelques minutes."));

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 3rem auto; padding: 0 1rem }
      label, input, button { display: block; width: 100%%; box-sizing: border-box; font: inherit }
      input, button { margin: .25rem 0 1rem; padding: .6rem }
      [role=alert] { border-left: .3rem solid #b00020; padding-left: .7rem }
      </style>
      </head>
      <body>
      <h1>%s</h1>
      %s
      <form method="post" action="%s">
      <label for="username">%s</label>
      <input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus>
      <label for="password">%s</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      <input type="hidden" name="_csrf" value="%s">
      <button>%s</button>
      </form>
      </body>
      </html>
      """;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (PATH.equals(request.getRequestURI()) && "GET".equals(request.getMethod())) {
      write(request, response, null);
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.setStatus(
        failure instanceof LockedException
            ? TOO_MANY_REQUESTS
            : HttpServletResponse.SC_UNAUTHORIZED);
    write(request, response, failure);
  }

  private static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable AuthenticationException failure)
      throws IOException {
    Language language = Language.preferred(request.getHeader("Accept-Language"));
    Words words = WORDS.getOrDefault(language, WORDS.get(Language.EN));
    if (words == null
        || !(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf)) {
      throw new IllegalStateException("The sign-in form stands outside of its filters");
    }
    String alert = failure instanceof LockedException ? words.later() : words.wrong();
    byte[] page =
        PAGE.formatted(
                language.tag(),
                words.title(),
                words.title(),
                failure == null ? "" : "<p role=\"alert\">" + alert + "</p>",
                PATH,
                words.name(),
                words.password(),
                csrf.getToken(),
                words.button())
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
