package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.Test;

/** No answer, whether it gives or refuses, names somebody whose record its caller may not see. */
class AnswersNameNobodyHiddenJourney extends Journey {

  private static final String NAME = "Канарко";
  private static final String PHONE = "380507771234";

  private final String number = UUID.randomUUID().toString();
  private final List<Response> answers = new ArrayList<>();

  @Test
  @Closes("V-names")
  void strangerWhoKnowsIdAndNumberLearnsNeitherNameNorTelephone() {
    fhir();
    Institutions world = new Institutions(this::fhirAs);
    world.connect("clinic", world.found("Клініка"));
    world.connect("other", world.found("Інша клініка"));
    String hidden =
        Institutions.create(
            world.as("clinic"),
            Institutions.person(number)
                .replace("Вигадана", NAME)
                .replace("+999 000 000001", "+" + PHONE));
    String pulse = Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 71));
    assertThat(world.as("clinic").get("/Patient/" + hidden).asString()).contains(NAME, PHONE);

    read(world, hidden, pulse);
    write(world, hidden, pulse);

    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.asString() + answer.headers()).doesNotContain(NAME, PHONE));
    world.as("clinic").get("/Patient/" + hidden).then().statusCode(200);
  }

  private void read(Institutions world, String hidden, String pulse) {
    String condition = "identifier=https://doorstep.health/sid/client|" + number;
    for (String path :
        List.of(
            "/Patient/" + hidden,
            "/Patient/" + hidden + "/_history",
            "/Patient/" + hidden + "/_history/1",
            "/Patient/" + hidden + "/$everything",
            "/Patient/" + hidden + "/$transfer-summary?language=uk",
            "/Patient/" + hidden + "/Observation",
            "/Patient?" + condition,
            "/Patient?_content=" + number,
            "/Observation/" + pulse,
            "/Observation?_id=" + pulse + "&_include=Observation:patient",
            "/Observation?patient=" + hidden + "&_include=*",
            "/$my-caseload",
            "/$explain-access?record=Patient/" + hidden + "&account=" + world.account("other"))) {
      answers.add(world.as("other").get(path));
    }
  }

  private void write(Institutions world, String hidden, String pulse) {
    String condition = "identifier=https://doorstep.health/sid/client|" + number;
    String own = Institutions.person(number);
    String named = own.replaceFirst("\\{", "{\"id\": \"" + hidden + "\", ");
    answers.add(world.as("other").body(Institutions.pulse(hidden, 70)).post("/Observation"));
    answers.add(world.as("other").body(named).put("/Patient/" + hidden));
    answers.add(world.as("other").delete("/Patient/" + hidden));
    answers.add(world.as("other").header("If-None-Exist", condition).body(own).post("/Patient"));
    answers.add(world.as("other").body(own).put("/Patient?" + condition));
    answers.add(world.as("other").delete("/Patient?" + condition));
    answers.add(
        world
            .as("other")
            .contentType("application/json-patch+json")
            .body("[{\"op\": \"test\", \"path\": \"/name/0/family\", \"value\": \"x\"}]")
            .patch("/Patient/" + hidden));
    answers.add(
        world
            .as("other")
            .body(
                """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                  {"request": {"method": "GET", "url": "Patient/%1$s"}},
                  {"request": {"method": "GET", "url": "Observation/%2$s"}},
                  {"request": {"method": "DELETE", "url": "Patient/%1$s"}}]}
                """
                    .formatted(hidden, pulse))
            .post());
    answers.add(
        world
            .as("other")
            .body(
                """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "identifier", "valueIdentifier":
                    {"system": "https://doorstep.health/sid/client", "value": "%s"}},
                  {"name": "birthDate", "valueDate": "1900-01-01"},
                  {"name": "reason", "valueString": "x"}]}
                """
                    .formatted(number))
            .post("/Patient/$break-glass"));
  }
}
