package org.doorstep.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.util.Terser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages go to a listener of MLLP with a certificate, and come back as taken or not. */
class MllpTests {

  private static final String MESSAGE =
      "MSH|^~\\&|DOORSTEP||HIS||20260302081530||ADT^A08^ADT_A01|42|P|2.5.1||||||UNICODE UTF-8\r"
          + "EVN||20260302081530\rPID|1||1||Вигадана^Олена\rPV1||I\r";

  @TempDir private Path folder;

  private SelfSigned certificate;
  private MllpListener hospital;

  @BeforeEach
  void hospitalListens() throws Exception {
    certificate = SelfSigned.of("localhost", folder);
    hospital = new MllpListener(certificate);
  }

  @AfterEach
  void hospitalCloses() throws IOException {
    hospital.close();
  }

  private Mllp mllp() throws Exception {
    return new Mllp(certificate.context().getSocketFactory(), Duration.ofSeconds(5));
  }

  private void send(Mllp mllp, String host) throws IOException {
    mllp.send(host, InetAddress.getLoopbackAddress(), hospital.port(), MESSAGE);
  }

  @Test
  void messageArrivesLetterByLetter() throws Exception {
    send(mllp(), "localhost");

    Terser read = new Terser(hospital.taken().take());
    assertThat(read.get("/MSH-10")).isEqualTo("42");
    assertThat(read.get("/PID-5-1")).isEqualTo("Вигадана");
  }

  @Test
  void messageThatIsNotTakenIsFailure() {
    hospital.answers(AcknowledgmentCode.AE);

    assertThatIOException().isThrownBy(() -> send(mllp(), "localhost")).withMessage("HL7 AE");
  }

  @Test
  void nobodyElseIsToldWhoHasCertificateOfAnotherName() {
    assertThatIOException().isThrownBy(() -> send(mllp(), "his.example.org"));
    assertThat(hospital.taken()).isEmpty();
  }

  @Test
  void nobodyIsToldWhoseCertificateIsNotTrusted() throws Exception {
    Mllp strict = new Mllp(SSLContext.getDefault().getSocketFactory(), Duration.ofSeconds(5));

    assertThatIOException().isThrownBy(() -> send(strict, "localhost"));
    assertThat(hospital.taken()).isEmpty();
  }

  @Test
  void whoNeverAnswersIsNotWaitedForForEver() throws Exception {
    Mllp hasty = new Mllp(certificate.context().getSocketFactory(), Duration.ofMillis(300));
    try (ServerSocket silent = new ServerSocket(0)) {
      assertThatIOException()
          .isThrownBy(
              () ->
                  hasty.send(
                      "localhost",
                      InetAddress.getLoopbackAddress(),
                      silent.getLocalPort(),
                      MESSAGE));
    }
  }
}
