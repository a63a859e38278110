package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import ca.uhn.fhir.context.FhirContext;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A laptop is switched off whenever it suits people: each start goes on where the last one was. */
class LaptopIsSwitchedOnAgainJourney {

  private static final Path FOLDER = Path.of("target", "switched-on-again");
  private static final Path DATA = FOLDER.resolve("data");
  private static final Path RELEASES = FOLDER.resolve("releases");
  private static final int PEOPLE = 12;
  // Of the organisation that visits the villages; city people belong to another one.
  private static final String PROGRAM = "ngo-app";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Test
  void everyStartGoesOnWhereTheLastOneWasCutOff() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    try (ServerProcess server = start()) {
      isAliveBeforeItIsReady(server);
      await(() -> server.status("/Encounter") == 200);
      await(() -> total(server, "Encounter?class=HH") >= 3);
      assertThat(server.output()).contains("Loading the demo region: 12 invented people.");
      server.kill();
      assertThat(server.output()).doesNotContain("Demo region ready.");
      assertThat(RELEASES).doesNotExist();
    }
    int visits = demoRegionIsCompleted();
    nothingIsWrittenTwice(visits);
    damageTextIndex();
    wordsAreFoundAgain(visits);
  }

  private static void isAliveBeforeItIsReady(ServerProcess server) throws Exception {
    await(() -> server.statusOutsideFhir("/livez") == 200);
    assertThat(server.statusOutsideFhir("/readyz")).isEqualTo(503);
    await(() -> server.statusOutsideFhir("/readyz") == 200);
  }

  private static int demoRegionIsCompleted() throws Exception {
    try (ServerProcess server = start()) {
      await(() -> server.output().contains("Demo region ready."));
      int ofClinic = total(server, "Patient");
      assertThat(ofClinic).isPositive();
      assertThat(ofClinic + total(server.as("aids-doctor"), "Patient")).isEqualTo(PEOPLE);
      server.as(PROGRAM);
      assertThat(DATA.resolve("secrets/ngo-app-secret")).isNotEmptyFile();
      assertThat(server.output()).contains("A token for the demo region: curl");
      await(() -> server.output().contains(" profiles and terminology:"));
      theFirstReleaseTellsOfTheWholeRegion();
      peopleOfTheDemoRegionSignIn("http://127.0.0.1:" + server.port());
      return total(server, "Encounter");
    }
  }

  /** A release comes once a day: one of half a region would be all that analysts have of it. */
  private static void theFirstReleaseTellsOfTheWholeRegion() throws Exception {
    await(() -> Files.exists(RELEASES.resolve("main-server")) && releases().size() == 1);
    assertThat(releases().get(0).resolve("release.json"))
        .content()
        .contains("\"people\" : " + PEOPLE);
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> all = Files.list(RELEASES)) {
      return all.filter(it -> it.getFileName().toString().startsWith("release-")).toList();
    }
  }

  private static void peopleOfTheDemoRegionSignIn(String server) throws Exception {
    List<String[]> people =
        Files.readAllLines(DATA.resolve("secrets/demo-accounts.txt")).stream()
            .map(line -> line.split(" "))
            .toList();
    assertThat(people)
        .extracting(person -> person[0])
        .containsExactlyInAnyOrder(
            "aids-doctor",
            "aids-head",
            "aids-registrar",
            "team-doctor",
            "team-nurse",
            "team-social-worker",
            "team-psychologist",
            "team-peer",
            "team-coordinator",
            "hospital-clinician",
            "data-protection-officer",
            "administrator",
            "patient");
    for (String[] person : people) {
      SignIn phone = new SignIn(server);
      String token =
          SignIn.json(phone.exchange(phone.code(person[0], person[1], phone.request("user/*.rs"))))
              .get("access_token")
              .asText();
      RestAssured.given()
          .header("Authorization", "Bearer " + token)
          .get(server + "/fhir/Patient?_summary=count")
          .then()
          .statusCode(200)
          .body("total", "patient".equals(person[0]) ? equalTo(1) : lessThan(PEOPLE));
    }
  }

  private static void nothingIsWrittenTwice(int visits) throws Exception {
    try (ServerProcess server = start().awaitReady()) {
      await(() -> server.output().contains("profiles and terminology:"));
      assertThat(server.output())
          .contains("search parameters: 0 new or changed")
          .contains("profiles and terminology: 0 new or changed")
          .doesNotContain("Loading the demo region", "Full-text index:");
      assertThat(total(server, "Encounter")).isEqualTo(visits);
      assertThat(total(server, hospitals())).isPositive();
    }
  }

  private static void damageTextIndex() throws IOException {
    try (Stream<Path> files = Files.walk(DATA.resolve("lucene"))) {
      List<Path> segments = files.filter(file -> file.toString().endsWith(".cfs")).toList();
      assertThat(segments).isNotEmpty();
      for (Path segment : segments) {
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(segment, bytes);
      }
    }
  }

  private static void wordsAreFoundAgain(int visits) throws Exception {
    try (ServerProcess server = start().awaitReady()) {
      assertThat(total(server, "Encounter")).isEqualTo(visits);
      await(() -> server.status("/" + hospitals()) == 200);
      assertThat(total(server, hospitals())).isPositive();
      assertThat(server.output())
          .contains("is made anew", "records to index", "Full-text index: complete");
    }
  }

  private static String hospitals() {
    return "Location?_content=" + URLEncoder.encode("лікарня", StandardCharsets.UTF_8);
  }

  private static ServerProcess start() throws IOException {
    return ServerProcess.start(
            DATA,
            Map.of(),
            "--doorstep.demo=auto",
            "--doorstep.demo.people=" + PEOPLE,
            "--doorstep.analytics.folder=" + RELEASES.toAbsolutePath())
        .as(PROGRAM);
  }

  private static int total(ServerProcess server, String search) throws Exception {
    String counted = "/" + search + (search.contains("?") ? "&" : "?") + "_summary=count";
    return FhirContext.forR4Cached()
        .newJsonParser()
        .parseResource(Bundle.class, server.get(counted))
        .getTotal();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(100);
    }
  }
}
