package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
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
    if (words == null) {
      throw new IllegalStateException("The form has no words");
    }
    String alert = failure instanceof LockedException ? words.later() : words.wrong();
    String fields =
        FormPage.account(words.name())
            + FormPage.password("password", "current-password", words.password());
    FormPage.write(
        response,
        language,
        words.title(),
        FormPage.message(true, failure == null ? null : alert)
            + FormPage.form(request, PATH, fields, words.button())
            + PasswordPage.link(language));
  }
}
