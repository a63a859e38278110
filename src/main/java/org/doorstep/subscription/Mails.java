package org.doorstep.subscription;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.fhir.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Mails to addresses that the operator has opened. They say that something waits, and nothing else:
 * anybody may read them on the way.
 */
@Component
public class Mails {

  private static final String MAILTO = "mailto:";
  private static final Pattern ADDRESS =
      Pattern.compile(MAILTO + "[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@([A-Za-z0-9.-]{1,253})");

  private final Optional<JavaMailSender> server;
  private final Optional<String> from;
  private final Set<String> domains;

  Mails(ObjectProvider<JavaMailSender> server, SubscriptionSettings settings) {
    this.server = Optional.ofNullable(server.getIfAvailable());
    this.from = Optional.ofNullable(settings.mailFrom()).filter(text -> !text.isBlank());
    this.domains =
        settings.mailDomains().stream()
            .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** What a mail says. */
  private record Words(String subject, String text) {

    static Words in(Language language) {
      return switch (language) {
        case UK ->
            new Words(
                "Doorstep: на вас щось чекає",
                "На сервері Doorstep на вас щось чекає. Увійдіть, щоб побачити, що це.");
        case RU ->
            new Words(
                "Doorstep: вас что-то ждёт",
                "На сервере Doorstep вас что-то ждёт. Войдите, чтобы увидеть, что это.");
        case EN ->
            new Words(
                "Doorstep: something waits for you",
                "Something waits for you on the Doorstep server. Sign in to see what it is.");
        case FR ->
            new Words(
                "Doorstep : quelque chose vous attend",
                "Quelque chose vous attend sur le serveur Doorstep. Connectez-vous pour le voir.");
      };
    }
  }

  /** Whether there are a mail server and a sender. */
  public boolean areSetUp() {
    return server.isPresent() && from.isPresent();
  }

  /**
   * Whether the operator has opened the domain of an address.
   *
   * @param address such as {@code mailto:ward@hospital.example}
   */
  public boolean permit(String address) {
    Matcher mail = ADDRESS.matcher(address);
    return mail.matches() && domains.contains(mail.group(1).toLowerCase(Locale.ROOT));
  }

  /**
   * Says that something waits for a Subscription.
   *
   * @param to such as {@code mailto:ward@hospital.example}
   * @param subscription the id of the Subscription, so that its owner knows why
   * @param language the language of the mail
   * @throws IOException if the mail server does not take it
   */
  void send(String to, String subscription, Language language) throws IOException {
    Words words = Words.in(language);
    send(to, words.subject(), words.text() + "\n\nSubscription/" + subscription + "\n");
  }

  /**
   * Sends a mail.
   *
   * @param to such as {@code mailto:ward@hospital.example}, which is permitted
   * @param subject tells of nobody
   * @param text tells of nobody
   * @throws IOException if the mail server does not take it
   */
  public void send(String to, String subject, String text) throws IOException {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(from.orElseThrow());
    mail.setTo(to.substring(MAILTO.length()));
    mail.setSubject(subject);
    mail.setText(text);
    try {
      server.orElseThrow().send(mail);
    } catch (MailException failure) {
      throw new IOException("The mail server does not take it", failure);
    }
  }
}
