package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The doctor on the road and the hospital write to each other, and nobody else reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoSidesWriteToEachOtherJourney extends Journey {

  private TwoHospitals parties;
  private String patient;
  private String task;
  private String question;

  @BeforeAll
  void threeParties() {
    fhir();
    parties = new TwoHospitals(this::fhirAs);
    parties.world.employ("ward nurse", "nurse", parties.hospital);
    parties.world.employ("social worker", "social-worker", parties.clinic);
  }

  @BeforeEach
  void hospitalIsAskedAndAsksBack() {
    patient = parties.person();
    task = parties.asked(parties.order(patient), patient);
    question = written("surgeon", parties.hospital, "Чи приймала антикоагулянт?");
  }

  private String written(String by, String organization, String words) {
    Response sent = parties.message(by, "Organization/" + organization, task, patient, words);
    assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(201);
    return sent.path("id");
  }

  @Test
  void bothSidesReadWhatIsWrittenBeforeAndAfterTheAnswer() {
    String answer = written("doctor", parties.clinic, "Так, вранці.");
    for (String reader : new String[] {"doctor", "nurse", "clinic", "surgeon", "hospital"}) {
      readsAll(reader, question, answer);
    }
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    String more = written("hospital", parties.hospital, "Заїзд з двору.");
    for (String reader : new String[] {"doctor", "physician", "hospital", "ward nurse"}) {
      readsAll(reader, question, answer, more);
    }
    Response denied =
        parties.message("ward nurse", "Organization/" + parties.hospital, task, patient, "Добре.");
    assertThat(denied.statusCode()).isEqualTo(403);
  }

  private void readsAll(String reader, String... messages) {
    for (String query :
        new String[] {
          "/Communication?based-on=Task/" + task,
          "/Communication?patient=Patient/" + patient,
          "/Communication?based-on=Task/" + task + "&patient=Patient/" + patient
        }) {
      Response found = parties.as(reader).get(query);
      assertThat(found.<List<String>>path("entry.resource.id"))
          .as(reader + ' ' + query)
          .containsExactlyInAnyOrder(messages);
    }
    parties.as(reader).get("/Communication/" + messages[0]).then().statusCode(200);
  }

  private void readsNone(String reader) {
    parties.as(reader).get("/Communication/" + question).then().statusCode(404);
    parties
        .as(reader)
        .get("/Communication?based-on=Task/" + task)
        .then()
        .body("entry", nullValue());
    parties
        .as(reader)
        .get("/Communication?patient=Patient/" + patient + "&_summary=count")
        .then()
        .body("total", equalTo(0));
  }

  @Test
  void nobodyElseReadsThemWhateverElseTheySeeOfThePerson() {
    parties.set("surgeon", task, "accepted", "").then().statusCode(200);
    // The second hospital receives the person too, by a transfer of its own.
    String order = parties.order(patient);
    String own =
        Institutions.create(
            parties.as("doctor"),
            Institutions.transfer(order, patient, parties.second, "accepted"));
    // A third organisation sees everything to which a person can consent.
    String friend = parties.world.found("Організація");
    parties.world.connect("friend", friend);
    Institutions.create(
        parties.as("clinic"),
        Institutions.consent(patient, "permit", "Organization/" + friend, ""));
    String pulse = Institutions.create(parties.as("doctor"), Institutions.pulse(patient, 80));
    for (String other : new String[] {"cardiologist", "second", "friend"}) {
      parties.as(other).get("/Observation/" + pulse).then().statusCode(200);
      readsNone(other);
    }
    for (String other : new String[] {"stranger", "social worker", "coordinator"}) {
      readsNone(other);
    }
    parties
        .as("cardiologist")
        .get("/Patient/" + patient + "/$everything?_type=Communication")
        .then()
        .statusCode(200)
        .body("entry.findAll { it.resource.resourceType == 'Communication' }", hasSize(0));
    assertThat(
            parties
                .message("cardiologist", "Organization/" + parties.second, task, patient, "?")
                .statusCode())
        .isIn(403, 404, 422);
    Response theirs =
        parties.message("cardiologist", "Organization/" + parties.second, own, patient, "Ми теж");
    assertThat(theirs.statusCode()).as(theirs.asString()).isEqualTo(201);
    parties.as("surgeon").get("/Communication/" + theirs.path("id")).then().statusCode(404);
  }

  @Test
  void sightEndsWithTheTransferAndWithTheConsent() {
    Institutions.create(
        parties.as("clinic"),
        Institutions.consent(patient, "deny", "Organization/" + parties.hospital, ""));
    readsNone("surgeon");
    parties.as("doctor").get("/Communication/" + question).then().statusCode(200);

    hospitalIsAskedAndAsksBack();
    parties.end("surgeon", task, "rejected", "declined").then().statusCode(200);
    readsNone("surgeon");
    assertRefused(
        parties.message("doctor", "Organization/" + parties.clinic, task, patient, "Чому?"),
        422,
        "message-nobody-reads");
  }

  @Test
  void messageStaysAsItWasSentAndNamesWhoWroteIt() {
    assertRefused(
        parties.message("surgeon", "Organization/" + parties.clinic, task, patient, "Ні"),
        422,
        "message-sender");
    String stored = parties.as("surgeon").get("/Communication/" + question).asString();
    assertRefused(
        parties
            .as("surgeon")
            .body(stored.replace("антикоагулянт", "снодійне"))
            .put("/Communication/" + question),
        422,
        "message-is-kept");
    assertThat(parties.as("surgeon").delete("/Communication/" + question).statusCode())
        .isEqualTo(403);
    assertRefused(
        parties.as("doctor").delete("/Communication/" + question), 422, "message-is-kept");
    String error = stored.replace("\"completed\"", "\"entered-in-error\"");
    assertRefused(
        parties.as("doctor").body(error).put("/Communication/" + question), 422, "message-sender");
    parties.as("surgeon").body(error).put("/Communication/" + question).then().statusCode(200);

    String other = parties.person();
    assertRefused(
        parties.message("doctor", "Organization/" + parties.clinic, task, other, "?"),
        422,
        "message-transfer");
  }

  @Test
  void messageThatIsSentTwiceIsOne() {
    String id = UUID.randomUUID().toString();
    String message =
        TwoHospitals.message("Organization/" + parties.hospital, task, patient, "Готові")
            .replaceFirst("\\{", "{\"id\": \"" + id + "\", ");
    parties.as("surgeon").body(message).put("/Communication/" + id).then().statusCode(201);
    Response again = parties.as("surgeon").body(message).put("/Communication/" + id);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.<String>path("meta.versionId")).as(again.asString()).isEqualTo("1");
    readsAll("doctor", question, id);
  }
}
