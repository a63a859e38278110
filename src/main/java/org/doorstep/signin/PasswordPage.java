package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The form in which people choose another password. It asks for the one that holds, so it needs no
 * sign-in before; and it ends all sign-ins of the account, in case one of them is a thief's.
 */
final class PasswordPage extends OncePerRequestFilter {

  static final String PATH = "/login/password";

  private static final int SHORTEST = 12;

  /** More the function that keeps passwords does not read. */
  private static final int LONGEST_BYTES = 72;

  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY_REQUESTS = 429;

  /** The words of the page in one language. */
  private record Words(
      String title,
      String account,
      String current,
      String chosen,
      String again,
      String button,
      String wrong,
      String later,
      String unfit,
      String differs,
      String done) {}

  private static final Map<Language, Words> WORDS =
      Map.of(
          Language.UK,
          new Words(
              "Зміна пароля",
              "Обліковий запис",
              "Теперішній пароль",
              "Новий пароль (не менше 12 знаків)",
              "Новий пароль ще раз",
              "Змінити",
              "Обліковий запис або теперішній пароль неправильні.",
              "Забагато спроб. Зачекайте кілька хвилин.",
              "Новий пароль закороткий, задовгий, той самий або містить назву облікового запису."
                  + " Візьміть кілька випадкових слів.",
              "Новий пароль двічі введено по-різному.",
              "Пароль змінено. На всіх пристроях треба увійти знову."),
          Language.RU,
          new Words(
              "Смена пароля",
              "Учётная запись",
              "Нынешний пароль",
              "Новый пароль (не меньше 12 знаков)",
              "Новый пароль ещё раз",
              "Сменить",
              "Учётная запись или нынешний пароль неверны.",
              "Слишком много попыток. Подождите несколько минут.",
              "Новый пароль слишком короткий, слишком длинный, тот же или содержит имя учётной"
                  + " записи. Возьмите несколько случайных слов.",
              "Новый пароль дважды введён по-разному.",
              "Пароль изменён. На всех устройствах нужно войти снова."),
          Language.EN,
          new Words(
              "Change the password",
              "Account",
              "Present password",
              "New password (12 characters at least)",
              "New password once more",
              "Change",
              "The account or the present password is wrong.",
              "Too many attempts. Wait a few minutes.",
              "The new password is too short, too long, the same, or contains the name of the account."
                  + " Take a few random words.",
              "The new password was not written the same twice.",
              "The password is changed. Sign in again on all devices."),
          Language.FR,
          new Words(
              "Changer le mot de passe",
              "Compte",
              "Mot de passe actuel",
              "Nouveau mot de passe (12 caractères au moins)",
              "Nouveau mot de passe encore une fois",
              "Changer",
              "Le compte ou le mot de passe actuel est incorrect.",
              "Trop de tentatives. Attendez quelques minutes.",
              "Le nouveau mot de passe est trop court, trop long, le même, ou contient le nom du"
                  + " compte. Prenez quelques mots au hasard.",
              "Le nouveau mot de passe n'a pas été écrit deux fois de la même façon.",
              "Le mot de passe est changé. Reconnectez-vous sur tous les appareils."));

  private final PasswordSignIn passwords;
  private final Accounts accounts;

  PasswordPage(PasswordSignIn passwords, Accounts accounts) {
    this.passwords = passwords;
    this.accounts = accounts;
  }

  /** The link to this page, for the page in which people sign in. */
  static String link(Language language) {
    return "<p><a href=\"%s\">%s</a></p>".formatted(PATH, words(language).title());
  }

  private static Words words(Language language) {
    return Objects.requireNonNull(WORDS.getOrDefault(language, WORDS.get(Language.EN)));
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PATH.equals(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Language language = Language.preferred(request.getHeader("Accept-Language"));
    Words words = words(language);
    if ("GET".equals(request.getMethod())) {
      write(request, response, language, true, null);
    } else if ("POST".equals(request.getMethod())) {
      Optional<String> wrong = change(request, response, words);
      write(request, response, language, wrong.isPresent(), wrong.orElse(words.done()));
    } else {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  /** What is wrong; nothing if the password is changed. */
  private Optional<String> change(
      HttpServletRequest request, HttpServletResponse response, Words words) {
    String account = field(request, "username").strip().toLowerCase(Locale.ROOT);
    String current = field(request, "current");
    String chosen = field(request, "chosen");
    try {
      passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(account, current));
    } catch (AuthenticationException refused) {
      boolean later = refused instanceof LockedException;
      response.setStatus(later ? TOO_MANY_REQUESTS : HttpServletResponse.SC_UNAUTHORIZED);
      return Optional.of(later ? words.later() : words.wrong());
    }
    if (!chosen.equals(field(request, "again"))) {
      response.setStatus(UNPROCESSABLE);
      return Optional.of(words.differs());
    }
    if (!isFit(chosen, current, account)) {
      response.setStatus(UNPROCESSABLE);
      return Optional.of(words.unfit());
    }
    accounts.change(account, chosen);
    return Optional.empty();
  }

  private static boolean isFit(String chosen, String current, String account) {
    return chosen.codePointCount(0, chosen.length()) >= SHORTEST
        && chosen.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_BYTES
        && chosen.codePoints().distinct().count() > SHORTEST / 2
        && !chosen.equals(current)
        && !chosen.toLowerCase(Locale.ROOT).contains(account);
  }

  private static String field(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      Language language,
      boolean wrong,
      @Nullable String message)
      throws IOException {
    Words words = words(language);
    String fields =
        FormPage.account(words.account())
            + FormPage.password("current", "current-password", words.current())
            + FormPage.password("chosen", "new-password", words.chosen())
            + FormPage.password("again", "new-password", words.again());
    FormPage.write(
        response,
        language,
        words.title(),
        FormPage.message(wrong, message) + FormPage.form(request, PATH, fields, words.button()));
  }
}
