package org.doorstep.journeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hospital that has no system gets a link by mail and a code by phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HospitalWithoutSystemJourney extends SendingJourney {

  private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/summary/\\S+");
  private static final String WRONG = "00000000";

  private Institutions world;
  private String clinic;
  private String hospital;
  private String patient;
  private String order;
  private String task;

  /** A link and its code. */
  private record Sent(String link, String code) {}

  @BeforeAll
  void aClinicAndAHospital() {
    fhir();
    world = new Institutions(this::fhirAs);
    clinic = world.found("Мобільні клініки");
    hospital = world.found("Районна лікарня");
    world.connect("clinic", clinic);
    world.employ("doctor", "doctor", clinic);
    world.employ("surgeon", "doctor", hospital);
    world.employ("stranger", "doctor", world.found("Інша лікарня"));
  }

  @BeforeEach
  void somebodyIsBrought() {
    patient = world.enrol("clinic", "WARD-" + UUID.randomUUID());
    Institutions.create(world.as("clinic"), Institutions.pulse(patient, 77));
    order = Institutions.create(world.as("doctor"), Institutions.transferOrder(patient, hospital));
    task =
        Institutions.create(
            world.as("doctor"), Institutions.transfer(order, patient, hospital, "requested"));
  }

  @Test
  void wardOpensTheSummaryWithTheCodeItIsTold() throws Exception {
    Sent sent = send("uk");
    given()
        .get(sent.link())
        .then()
        .statusCode(200)
        .body("html.@lang", equalTo("uk"))
        .body(not(containsString("Вигадана")));

    Response sheets = open(sent, sent.code());
    sheets.then().statusCode(200).contentType("application/pdf");
    assertThat(sheets.header("Cache-Control")).isEqualTo("no-store");
    assertThat(text(sheets)).contains("Вигадана", "Задишка", "77");
    assertThat(open(sent, sent.code()).statusCode()).as("again, on a bad link").isEqualTo(200);
  }

  @Test
  void mailTellsOfNobody() throws Exception {
    Sent sent = send("fr");
    MimeMessage mail = MAIL.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Doorstep : un document pour vous");
    assertThat(mail.getAllRecipients()[0]).hasToString("ward@hospital.example");
    assertThat(mail.getContent().toString())
        .contains(sent.link())
        .doesNotContain(sent.code(), sent.code().replace(" ", ""), patient, task, "Вигадана");
    assertThat(
            stored("SELECT token::text || salt FROM summarylink.link WHERE task = '" + task + "'"))
        .doesNotContain(sent.link().replaceFirst(".*/", ""), sent.code());
  }

  @Test
  void whatWasSentStaysProvable() throws Exception {
    Sent sent = send("uk");
    open(sent, WRONG).then().statusCode(422).body(containsString("Код неправильний"));
    open(sent, sent.code()).then().statusCode(200);
    world
        .as("doctor")
        .get("/DocumentReference?patient=" + patient)
        .then()
        .statusCode(200)
        .body("total", equalTo(1));
    String document = stored("SELECT document FROM summarylink.link WHERE task = '" + task + "'");
    world.employ("officer", "data-protection-officer", clinic);
    world
        .as("officer")
        .get("/AuditEvent?entity=Bundle/" + document + "&_count=50")
        .then()
        .statusCode(200)
        .body(containsString("Organization/" + hospital))
        .body(containsString("Task/" + task))
        .body("entry.resource.outcome", hasItems("0", "4"));
  }

  @Test
  void wardReadsNoMoreThanItsSystemWould() throws Exception {
    Institutions.create(world.as("clinic"), Institutions.depression(patient, 19));
    Institutions.create(world.as("clinic"), Institutions.locked(patient));
    Sent sent = send("uk");
    assertThat(text(open(sent, sent.code()))).contains("77").doesNotContain("Травма", "44261-6");
  }

  @Test
  void fiveWrongCodesEndTheLink() throws Exception {
    Sent sent = send("en");
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThat(open(sent, WRONG).statusCode()).isEqualTo(422);
    }
    open(sent, sent.code()).then().statusCode(404).body(containsString("leads nowhere"));
  }

  @Test
  void onlyTheNewestLinkOpensAnything() throws Exception {
    Sent first = send("en");
    Sent second = send("en");
    assertThat(open(first, first.code()).statusCode()).isEqualTo(404);
    assertThat(open(second, first.code()).statusCode()).isEqualTo(422);
    assertThat(open(second, second.code()).statusCode()).isEqualTo(200);
  }

  @Test
  void linkEndsSoonAfterItWasUsed() throws Exception {
    Sent sent = send("en");
    open(sent, sent.code()).then().statusCode(200);
    stored(
        "UPDATE summarylink.link SET opened = opened - interval '11 minutes' WHERE task = '%s'"
                .formatted(task)
            + " RETURNING 1");
    assertThat(open(sent, sent.code()).statusCode()).isEqualTo(404);
  }

  @Test
  void whoseTransferEndsIsNotReadAbout() throws Exception {
    Sent sent = send("en");
    world
        .as("doctor")
        .contentType("application/json-patch+json; charset=utf-8")
        .body(
            """
            [{"op": "replace", "path": "/status", "value": "cancelled"},
             {"op": "add", "path": "/statusReason", "value": {"text": "Передумали"}}]
            """)
        .patch("/Task/" + task)
        .then()
        .statusCode(200);
    assertThat(open(sent, sent.code()).statusCode()).isEqualTo(404);
    ask("doctor", "ward@hospital.example", "en")
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", equalTo("Task.status"));
  }

  @Test
  void whoSaysNoIsNotReadAbout() throws Exception {
    Sent sent = send("en");
    Institutions.create(
        world.as("clinic"), Institutions.consent(patient, "deny", "Organization/" + hospital, ""));
    assertThat(open(sent, sent.code()).statusCode()).isEqualTo(404);
    assertThat(stored("SELECT count(*) FROM summarylink.link WHERE task = '" + task + "'"))
        .isEqualTo("0");
  }

  @Test
  void onlyTheSenderSendsAndOnlyWhereTheOperatorLets() {
    ask("stranger", "ward@hospital.example", "uk").then().statusCode(404);
    ask("surgeon", "ward@hospital.example", "uk").then().statusCode(403);
    ask("doctor", "me@elsewhere.example", "uk")
        .then()
        .statusCode(422)
        .body("issue[0].expression[0]", containsString("'to'"))
        .body("issue[0].details.text", containsString("mail-domains"));
    ask("doctor", "ward@hospital.example", "xx").then().statusCode(400);
    given()
        .get(server() + "/summary/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .header("Content-Security-Policy", containsString("default-src 'none'"));
  }

  private Response ask(String by, String to, String language) {
    return world
        .as(by)
        .body(
            """
            {"resourceType": "Parameters", "parameter": [
              {"name": "to", "valueString": "%s"}, {"name": "language", "valueCode": "%s"}]}
            """
                .formatted(to, language))
        .post("/Task/" + task + "/$send-summary");
  }

  private Sent send(String language) throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
    String code =
        ask("doctor", "ward@hospital.example", language)
            .then()
            .statusCode(200)
            .body(
                "parameter.find { it.name == 'code' }.valueString", matchesPattern("\\d{4} \\d{4}"))
            .extract()
            .path("parameter.find { it.name == 'code' }.valueString");
    Matcher link = LINK.matcher(MAIL.getReceivedMessages()[0].getContent().toString());
    assertThat(link.find()).isTrue();
    return new Sent(link.group(), code);
  }

  private static Response open(Sent sent, String code) {
    return given().formParam("code", code).header("Accept-Language", "en").post(sent.link());
  }

  private static String text(Response sheets) throws IOException {
    try (PDDocument print = Loader.loadPDF(sheets.asByteArray())) {
      return new PDFTextStripper().getText(print);
    }
  }
}
