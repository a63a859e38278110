package org.doorstep.journeys;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A server that sends: to a receiver and by a mail server of the operator's choice, both of which
 * stay as long as the journeys go on that share it.
 */
abstract class SendingJourney extends Journey {

  static final Receiver RECEIVER = receiver();
  static final GreenMail MAIL = mail();

  private static Receiver receiver() {
    try {
      return Receiver.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GreenMail mail() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  @DynamicPropertySource
  static void aReceiverAndAMailServer(DynamicPropertyRegistry settings) {
    settings.add("doorstep.subscriptions.endpoints", RECEIVER::origin);
    settings.add("doorstep.subscriptions.mail-domains", () -> "hospital.example");
    settings.add("doorstep.subscriptions.mail-from", () -> "doorstep@region.example");
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }
}
