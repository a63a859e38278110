package org.doorstep.journeys;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.hl7v2.MllpListener;
import org.doorstep.hl7v2.SelfSigned;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A server that sends: to a receiver, to a listener for HL7 v2 and by a mail server of the
 * operator's choice, all of which stay as long as the journeys go on that share it.
 */
abstract class SendingJourney extends Journey {

  static final Receiver RECEIVER = receiver();
  static final GreenMail MAIL = mail();

  private static final SelfSigned CERTIFICATE = certificate();
  static final MllpListener LISTENER = listener();

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

  private static SelfSigned certificate() {
    try {
      return SelfSigned.of(
          "localhost", Files.createTempDirectory(Path.of("target"), "sending-journey-"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static MllpListener listener() {
    try {
      return new MllpListener(CERTIFICATE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the listener for HL7 v2 is. */
  static String mllp() {
    return "mllps://localhost:" + LISTENER.port();
  }

  @DynamicPropertySource
  static void allThatListen(DynamicPropertyRegistry settings) {
    settings.add("doorstep.subscriptions.endpoints", () -> RECEIVER.origin() + "," + mllp());
    settings.add("doorstep.subscriptions.ssl-bundle", () -> "listeners");
    settings.add(
        "spring.ssl.bundle.jks.listeners.truststore.location", () -> "file:" + CERTIFICATE.store());
    settings.add("spring.ssl.bundle.jks.listeners.truststore.password", () -> SelfSigned.PASSWORD);
    settings.add("spring.ssl.bundle.jks.listeners.truststore.type", () -> "PKCS12");
    settings.add("doorstep.subscriptions.mail-domains", () -> "hospital.example");
    settings.add("doorstep.subscriptions.mail-from", () -> "doorstep@region.example");
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
  }
}
