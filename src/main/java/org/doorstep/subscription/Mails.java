package org.doorstep.subscription;

import java.io.IOException;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mails that say that something waits, and nothing else: anybody may read them on the way. */
@Component
class Mails {

  private static final String MAILTO = "mailto:";

  private final Optional<JavaMailSender> server;
  private final Optional<String> from;

  Mails(ObjectProvider<JavaMailSender> server, SubscriptionSettings settings) {
    this.server = Optional.ofNullable(server.getIfAvailable());
    this.from = Optional.ofNullable(settings.mailFrom()).filter(text -> !text.isBlank());
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
  boolean areSetUp() {
    return server.isPresent() && from.isPresent();
  }

  /**
   * Sends a mail.
   *
   * @param to such as {@code mailto:ward@hospital.example}
   * @param subscription the id of the Subscription, so that its owner knows why
   * @param language the language of the mail
   * @throws IOException if the mail server does not take it
   */
  void send(String to, String subscription, Language language) throws IOException {
    Words words = Words.in(language);
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(from.orElseThrow());
    mail.setTo(to.substring(MAILTO.length()));
    mail.setSubject(words.subject());
    mail.setText(words.text() + "\n\nSubscription/" + subscription + "\n");
    try {
      server.orElseThrow().send(mail);
    } catch (MailException failure) {
      throw new IOException("The mail server does not take it", failure);
    }
  }
}
