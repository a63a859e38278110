package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.doorstep.journeys.Receiver.Heard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hospital is told within two seconds that somebody is coming, and of nobody else. */
class HospitalIsToldJourney extends SendingJourney {

  private static final Duration SOON = Duration.ofSeconds(2);

  /** Longer than word takes; what has not come by then does not come. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  private ToldHospital it;
  private String path;

  @BeforeEach
  void aHospital() {
    fhir();
    it = new ToldHospital(this::fhirAs);
    path = "/" + UUID.randomUUID();
  }

  @Test
  void systemIsToldOfRequestAndOfWhatFollows() throws InterruptedException {
    String requests =
        Institutions.create(
            it.world.as("hospital"),
            ToldHospital.toTopic("transfer-requested", RECEIVER.address(path), ""));
    Thread.sleep(LONG_ENOUGH.toMillis());
    assertThat(RECEIVER.at(path)).as("nobody has approved it").isEmpty();
    it.approve(requests);
    it.awaitStatus(requests, "active");
    assertThat(RECEIVER.at(path)).extracting(heard -> heard.told("type")).containsOnly("handshake");
    String changes = path + "-changes";
    it.subscribe(
        ToldHospital.toTopic(
            "transfer-updated",
            RECEIVER.address(changes),
            "Task?owner=Organization/" + it.hospital));

    String task = it.ask(it.hospital);
    soon(() -> RECEIVER.eventsAt(path).size() == 1);
    Heard first = RECEIVER.eventsAt(path).get(0);
    assertThat(first.told("focus")).isEqualTo("Task/" + task);
    assertThat(first.told("event-number")).isEqualTo("1");
    assertThat(first.told("events-since-subscription-start")).isEqualTo("1");
    assertThat(first.told("topic")).isEqualTo(ToldHospital.TOPICS + "transfer-requested");
    assertThat(first.authorization()).isEqualTo("Bearer s3cret-of-the-hospital");
    assertThat(first.body()).doesNotContain(it.patient, "Вигадана", "Задишка");

    it.move("hospital", task, "accepted").then().statusCode(200);
    soon(() -> RECEIVER.eventsAt(changes).size() == 1);
    assertThat(RECEIVER.eventsAt(changes).get(0).told("focus")).isEqualTo("Task/" + task);
    assertThat(RECEIVER.eventsAt(path)).hasSize(1);

    String asked = "/Subscription/" + requests + "/$events?eventsSinceNumber=1";
    it.world
        .as("hospital")
        .get(asked)
        .then()
        .statusCode(200)
        .body("type", equalTo("history"))
        .body(
            "entry[0].resource.parameter.find { it.name == 'type' }.valueCode",
            equalTo("query-event"))
        .body(containsString("Task/" + task));
    it.world
        .as("administrator")
        .get("/Subscription/" + requests + "/$status")
        .then()
        .statusCode(200)
        .body(
            "entry[0].resource.parameter.find { it.name == 'status' }.valueCode", equalTo("active"))
        .body(not(containsString(task)));
    it.world.as("keeper").get(asked).then().statusCode(404);
    it.world.as("doctor").get(asked).then().statusCode(404);
  }

  @Test
  void secretOfReceiverIsReadByNobody() {
    String id =
        it.subscribe(ToldHospital.toTopic("transfer-requested", RECEIVER.address(path), ""));
    for (String address : List.of("/Subscription/" + id, "/Subscription/" + id + "/_history")) {
      it.world
          .as("administrator")
          .get(address)
          .then()
          .statusCode(200)
          .body(not(containsString("s3cret")))
          .body(containsString("Authorization: ****"));
    }
    String read =
        it.world
            .as("administrator")
            .get("/Subscription/" + id)
            .asString()
            .replace("\"active\"", "\"requested\"");
    it.world.as("administrator").body(read).put("/Subscription/" + id).then().statusCode(200);
    it.awaitStatus(id, "active");
    it.ask(it.hospital);
    soon(() -> RECEIVER.eventsAt(path).size() == 1);
    assertThat(RECEIVER.eventsAt(path).get(0).authorization()).endsWith("s3cret-of-the-hospital");
    assertThat(stored("SELECT count(*) FROM hfj_res_ver WHERE res_text_vc LIKE '%s3cret%'"))
        .isEqualTo("0");
  }

  @Test
  void plainCriterionOfR4IsAnEmptyRequest() throws InterruptedException {
    String criteria = "Task?owner=Organization/%s&status=requested".formatted(it.hospital);
    it.subscribe(ToldHospital.plain(criteria, "rest-hook", RECEIVER.address(path)));
    String task = it.ask(it.hospital);
    soon(() -> RECEIVER.at(path).size() == 1);
    assertThat(RECEIVER.at(path).get(0).body()).isEmpty();

    it.move("hospital", task, "accepted").then().statusCode(200);
    Thread.sleep(LONG_ENOUGH.toMillis());
    assertThat(RECEIVER.at(path)).hasSize(1);
  }

  @Test
  void websocketPingsWithinTwoSecondsOfTheOrder() throws Exception {
    String id = it.subscribe(ToldHospital.plain("Task?status=requested", "websocket", ""));
    String waited = it.ask(it.hospital);
    try (Listener listener = Listener.connect(server(), tokens().of(it.world.account("hospital")));
        Listener other = Listener.connect(server(), tokens().of(it.world.account("keeper")))) {
      listener.say("bind " + id);
      soon(() -> listener.heard.size() == 2);
      assertThat(listener.heard).as(waited).containsExactly("bound " + id, "ping " + id);

      Instant written = Instant.now();
      String task = it.ask(it.hospital);
      soon(() -> listener.heard.size() == 3);
      assertThat(listener.heard.get(2)).isEqualTo("ping " + id);
      pulls(task, written);

      other.say("bind " + id);
      assertThat(other.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
      assertThat(other.heard).isEmpty();
    }
    try (Listener nobody = Listener.connect(server(), tokens().of(it.world.account("hospital")))) {
      nobody.say("bind " + UUID.randomUUID());
      assertThat(nobody.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
    }
    assertThatThrownBy(() -> Listener.connect(server(), "none")).hasMessageContaining("Handshake");
  }

  /** What hospitals do that were told: they look what is new, and read the summary of it. */
  private void pulls(String task, Instant since) {
    String order =
        it.world
            .as("hospital")
            .get("/Task?_lastUpdated=ge" + since + "&_include=Task:focus")
            .then()
            .statusCode(200)
            .body("entry.resource.id", hasItem(task))
            .extract()
            .path("entry.resource.find { it.resourceType == 'ServiceRequest' }.id");
    it.world
        .as("hospital")
        .get("/ServiceRequest/" + order + "/$transfer-summary")
        .then()
        .statusCode(200)
        .body("type", equalTo("document"));
  }

  @Test
  void mailSaysOnlyThatSomethingWaits() throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    String json =
        ToldHospital.plain(
            "Task?owner=Organization/" + it.hospital, "email", "mailto:ward@hospital.example");
    String id = it.subscribe(json.replace("\"status\"", "\"language\": \"uk\", \"status\""));
    String task = it.ask(it.hospital);
    assertThat(MAIL.waitForIncomingEmail(SOON.toMillis(), 1)).isTrue();
    MimeMessage sent = MAIL.getReceivedMessages()[0];
    assertThat(sent.getSubject()).isEqualTo("Doorstep: на вас щось чекає");
    assertThat(sent.getAllRecipients()[0]).hasToString("ward@hospital.example");
    assertThat(sent.getContent().toString())
        .contains(id)
        .doesNotContain(task, it.patient, "Вигадана");
  }

  @Test
  void nothingIsSaidOfWhatIsNotSeen() throws InterruptedException {
    String id =
        it.subscribe(ToldHospital.toTopic("transfer-requested", RECEIVER.address(path), ""));
    String changes = path + "-changes";
    it.subscribe(ToldHospital.toTopic("transfer-updated", RECEIVER.address(changes), ""));
    String elsewhere = it.world.found("Інша лікарня");
    it.ask(elsewhere, it.world.enrol("keeper", "TOLD-" + UUID.randomUUID()));
    String task = it.ask(it.hospital);
    soon(() -> RECEIVER.eventsAt(path).size() == 1);
    assertThat(RECEIVER.eventsAt(path).get(0).told("focus")).isEqualTo("Task/" + task);
    assertThat(RECEIVER.eventsAt(path).get(0).told("event-number"))
        .as("numbers do not count what is hidden")
        .isEqualTo("1");

    it.move("keeper", task, "cancelled").then().statusCode(200);
    Thread.sleep(LONG_ENOUGH.toMillis());
    assertThat(RECEIVER.eventsAt(changes)).as("it does not see the Task any more").isEmpty();
    it.world
        .as("hospital")
        .get("/Subscription/" + id + "/$events")
        .then()
        .statusCode(200)
        .body(not(containsString(task)));
  }

  @Test
  void personWhoDeniesIsNotTalkedAbout() throws InterruptedException {
    it.subscribe(ToldHospital.toTopic("transfer-updated", RECEIVER.address(path), ""));
    String task = it.ask(it.hospital);
    it.move("hospital", task, "accepted").then().statusCode(200);
    soon(() -> RECEIVER.eventsAt(path).size() == 1);
    Institutions.create(
        it.world.as("keeper"),
        Institutions.consent(it.patient, "deny", "Organization/" + it.hospital, ""));
    it.describe("keeper", task).then().statusCode(200);
    Thread.sleep(LONG_ENOUGH.toMillis());
    assertThat(RECEIVER.eventsAt(path)).hasSize(1);
  }

  @Test
  void eachWordIsRecorded() {
    it.subscribe(ToldHospital.toTopic("transfer-requested", RECEIVER.address(path), ""));
    String task = it.ask(it.hospital);
    soon(() -> RECEIVER.eventsAt(path).size() == 1);
    it.world.employ("officer", "data-protection-officer", it.keeper);
    it.world
        .as("officer")
        .get("/AuditEvent?patient=" + it.patient + "&entity=Task/" + task + "&_count=50")
        .then()
        .statusCode(200)
        .body(containsString("Subscription/"))
        .body(containsString("Organization/" + it.hospital));
  }

  @Test
  void onlyAdministratorsAndSystemsHaveSubscriptions() {
    String json = ToldHospital.toTopic("transfer-requested", RECEIVER.address(path), "");
    it.world.employ("registrar", "registrar", it.hospital);
    for (String name : List.of("doctor", "registrar")) {
      it.world.as(name).body(json).post("/Subscription").then().statusCode(403);
    }
    String id = it.subscribe(json);
    for (String name : List.of("doctor", "registrar", "keeper")) {
      it.world.as(name).get("/Subscription/" + id).then().statusCode(404);
      it.world
          .as(name)
          .get("/Subscription?_id=" + id + "&_summary=count")
          .then()
          .body("total", equalTo(0));
      it.world.as(name).delete("/Subscription/" + id).then().statusCode(404);
    }
    it.world.as("hospital").get("/Subscription?status=active").then().body("entry", hasSize(1));
    it.world.as("administrator").delete("/Subscription/" + id).then().statusCode(200);
    assertThat(stored("SELECT count(*) FROM subscription.subscriber WHERE id = '" + id + "'"))
        .isEqualTo("0");
  }

  private static void soon(BooleanSupplier holds) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(holds::getAsBoolean);
  }
}
