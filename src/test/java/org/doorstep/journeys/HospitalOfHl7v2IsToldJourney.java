package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.doorstep.hl7v2.MllpListener;
import org.doorstep.hl7v2.SelfSigned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hospital whose system knows HL7 v2 only is told of transfers by MLLP over TLS. */
class HospitalOfHl7v2IsToldJourney extends Journey {

  private static final int PATIENCE = 20;

  /** Longer than word takes; what has not come by then does not come. */
  private static final int LONG_ENOUGH = 3;

  @TempDir private static Path folder;
  private static MllpListener listener;

  private ToldHospital it;

  @DynamicPropertySource
  static void aListener(DynamicPropertyRegistry settings) throws Exception {
    SelfSigned certificate = SelfSigned.of("localhost", folder);
    listener = new MllpListener(certificate);
    settings.add("doorstep.subscriptions.endpoints", HospitalOfHl7v2IsToldJourney::address);
    settings.add("doorstep.subscriptions.ssl-bundle", () -> "listeners");
    settings.add(
        "spring.ssl.bundle.jks.listeners.truststore.location", () -> "file:" + certificate.store());
    settings.add("spring.ssl.bundle.jks.listeners.truststore.password", () -> SelfSigned.PASSWORD);
    settings.add("spring.ssl.bundle.jks.listeners.truststore.type", () -> "PKCS12");
  }

  @AfterAll
  static void switchOff() throws Exception {
    listener.close();
  }

  @BeforeEach
  void aHospital() {
    fhir();
    it = new ToldHospital(this::fhirAs);
    listener.taken().clear();
    listener.answers(AcknowledgmentCode.AA);
  }

  private static String address() {
    return "mllps://localhost:" + listener.port();
  }

  private static String topic(String topic, String endpoint, String payload) {
    return """
    {"resourceType": "Subscription", "status": "requested", "reason": "Переведення",
     "criteria": "%s%s",
     "channel": {"type": "message", "endpoint": "%s", "payload": "%s"}}
    """
        .formatted(ToldHospital.TOPICS, topic, endpoint, payload);
  }

  private static String topic(String topic) {
    return topic(topic, address(), "x-application/hl7-v2+er7");
  }

  private static Terser next() throws InterruptedException {
    Message message = listener.taken().poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(message).as("nothing has come").isNotNull();
    return new Terser(message);
  }

  @Test
  void requestComesAsReferralAndWhatFollowsAsUpdates() throws Exception {
    it.subscribe(topic("transfer-requested"));
    it.subscribe(topic("transfer-updated"));

    String task = it.ask(it.hospital);
    Terser referral = next();
    assertThat(referral.get("/MSH-9-1") + referral.get("/MSH-9-2")).isEqualTo("REFI12");
    assertThat(referral.get("/PID-3-1")).isEqualTo(it.patient);
    assertThat(referral.get("/PID-5-1")).isEqualTo("Вигадана");
    assertThat(referral.get("/PROVIDER_CONTACT(1)/PRD-4-4")).startsWith("Лікарня");

    it.move("hospital", task, "accepted").then().statusCode(200);
    Terser update = next();
    assertThat(update.get("/MSH-9-1") + update.get("/MSH-9-2")).isEqualTo("ADTA08");
    assertThat(update.get("/OBX-5")).isEqualTo("accepted");
  }

  @Test
  void whatIsNotTakenIsSentAgainWithTheSameNumber() throws Exception {
    it.subscribe(topic("transfer-requested"));
    listener.answers(AcknowledgmentCode.AE);

    it.ask(it.hospital);
    String first = next().get("/MSH-10");
    assertThat(next().get("/MSH-10")).isEqualTo(first);
    listener.answers(AcknowledgmentCode.AA);
    assertThat(next().get("/MSH-10")).isEqualTo(first);
    listener.taken().clear();
    assertThat(listener.taken().poll(LONG_ENOUGH, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void nothingIsSentOfTransfersToOthers() throws Exception {
    it.subscribe(topic("transfer-requested"));

    it.ask(it.world.found("Інша лікарня"));
    assertThat(listener.taken().poll(LONG_ENOUGH, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void whatCannotBeSentIsRefused() {
    String er7 = "x-application/hl7-v2+er7";
    refused(topic("transfer-requested", "mllps://elsewhere.example:2575", er7), "endpoint");
    refused(topic("transfer-requested", address().replace("mllps", "https"), er7), "endpoint");
    refused(topic("transfer-requested", address(), "application/fhir+json"), "payload");
    refused(ToldHospital.toTopic("transfer-requested", address(), ""), "endpoint");
    String loud = address().replace("mllps", "MLLPS");
    refused(ToldHospital.toTopic("transfer-requested", loud, ""), "endpoint");
  }

  private void refused(String subscription, String element) {
    it.world
        .as("hospital")
        .body(subscription)
        .post("/Subscription")
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", equalTo("Subscription.channel." + element));
  }
}
