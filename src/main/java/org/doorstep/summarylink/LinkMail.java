package org.doorstep.summarylink;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.doorstep.fhir.Language;
import org.doorstep.subscription.Mails;
import org.springframework.stereotype.Component;

/** The mail with the link. Anybody may read it on the way, so it names nobody. */
@Component
class LinkMail {

  private final Mails mails;

  LinkMail(Mails mails) {
    this.mails = mails;
  }

  private record Words(String subject, String text) {

    static Words in(Language language) {
      return switch (language) {
        case UK ->
            new Words(
                "Doorstep: для вас є документ",
                """
                За цією адресою на вас чекає документ про людину, яку везуть до вас:

                %s

                Код, який його відкриває, вам скажуть телефоном ті, хто його надіслав. Якщо ніхто не \
                дзвонить, зателефонуйте їм самі за номером, який ви знаєте. Документ чекає до %s.
                """);
        case RU ->
            new Words(
                "Doorstep: для вас есть документ",
                """
                По этому адресу вас ждёт документ о человеке, которого везут к вам:

                %s

                Код, который его открывает, вам скажут по телефону те, кто его отправил. Если никто не \
                звонит, позвоните им сами по номеру, который вы знаете. Документ ждёт до %s.
                """);
        case EN ->
            new Words(
                "Doorstep: a document for you",
                """
                A document about somebody who is being brought to you waits at this address:

                %s

                Those who sent it tell you the code that opens it by phone. If nobody calls, call them \
                yourself, at a number that you know. The document waits until %s.
                """);
        case FR ->
            new Words(
                "Doorstep : un document pour vous",
                """
                Un document sur une personne que l'on vous amène vous attend à cette adresse :

                %s

                Ceux qui l'ont envoyé vous disent par téléphone le code qui l'ouvre. Si personne \
                n'appelle, appelez-les vous-même à un numéro que vous connaissez. Le document attend \
                jusqu'au %s.
                """);
      };
    }
  }

  /**
   * Sends the link.
   *
   * @param to such as {@code mailto:ward@hospital.example}
   * @throws IOException if the mail server does not take it
   */
  void send(String to, String link, OffsetDateTime ends, Language language) throws IOException {
    Words words = Words.in(language);
    String until =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language.locale())
            .format(ends.atZoneSameInstant(ZoneId.systemDefault()));
    mails.send(to, words.subject(), words.text().formatted(link, until));
  }
}
