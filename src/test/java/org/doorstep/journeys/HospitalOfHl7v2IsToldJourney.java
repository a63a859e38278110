package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital whose system knows HL7 v2 only is told of transfers by MLLP over TLS. */
class HospitalOfHl7v2IsToldJourney extends SendingJourney {

  private static final int PATIENCE = 20;

  /** Longer than word takes; what has not come by then does not come. */
  private static final int LONG_ENOUGH = 3;

  private ToldHospital it;

  @BeforeEach
  void aHospital() {
    fhir();
    it = new ToldHospital(this::fhirAs);
    LISTENER.taken().clear();
    LISTENER.answers(AcknowledgmentCode.AA);
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
    return topic(topic, mllp(), "x-application/hl7-v2+er7");
  }

  private static Terser next() throws InterruptedException {
    Message message = LISTENER.taken().poll(PATIENCE, TimeUnit.SECONDS);
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
    LISTENER.answers(AcknowledgmentCode.AE);

    it.ask(it.hospital);
    String first = next().get("/MSH-10");
    assertThat(next().get("/MSH-10")).isEqualTo(first);
    LISTENER.answers(AcknowledgmentCode.AA);
    assertThat(next().get("/MSH-10")).isEqualTo(first);
    LISTENER.taken().clear();
    assertThat(LISTENER.taken().poll(LONG_ENOUGH, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void nothingIsSentOfTransfersToOthers() throws Exception {
    it.subscribe(topic("transfer-requested"));

    it.ask(it.world.found("Інша лікарня"));
    assertThat(LISTENER.taken().poll(LONG_ENOUGH, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void whatCannotBeSentIsRefused() {
    String er7 = "x-application/hl7-v2+er7";
    refused(topic("transfer-requested", "mllps://elsewhere.example:2575", er7), "endpoint");
    refused(topic("transfer-requested", mllp().replace("mllps", "https"), er7), "endpoint");
    refused(topic("transfer-requested", mllp(), "application/fhir+json"), "payload");
    refused(ToldHospital.toTopic("transfer-requested", mllp(), ""), "endpoint");
    String loud = mllp().replace("mllps", "MLLPS");
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
