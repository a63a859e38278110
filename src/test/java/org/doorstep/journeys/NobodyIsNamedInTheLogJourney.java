package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.doorstep.coverage.Closes;
import org.doorstep.server.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever callers send, in whatever place, well or badly: the log names nobody. */
@ExtendWith(OutputCaptureExtension.class)
class NobodyIsNamedInTheLogJourney extends Journey {

  private static final String NAME = "Kanarko";
  private static final String CYRILLIC = "Канарко";
  private static final String PHONE = "380507771234";
  private static final String CLIENT = "https://doorstep.health/sid/client";
  private static final List<String> CANARIES =
      List.of("kanarko", "канарко", "%d0%9a%d0%b0%d0%bd", PHONE, "canary-");

  @Autowired private StoreSettings store;

  private final String number = "CANARY-" + UUID.randomUUID();

  @Test
  @Closes("V-log")
  void logHoldsNothingOfWhatCallersSend(CapturedOutput log) throws Exception {
    String id = sendAndSearch();
    askInOddWays(id);
    sendBrokenBodies();
    patchBadly(id);
    writeConditions(id);
    fillHeaders(id);
    knockAsAStranger();
    sendBytesThatAreNoRequest();
    sendTheSameAtOnce();

    String last = UUID.randomUUID().toString();
    fhir().header("X-Request-ID", last).get("/Patient?_count=1");
    for (int wait = 0; wait < 100 && !log.getAll().contains(last); wait++) {
      Thread.sleep(50);
    }
    assertThat(log.getAll()).contains(last);
    assertNobodyIn(log.getAll());
    assertNobodyIn(Files.readString(store.dataFolder().resolve("postgresql.log")));
  }

  private static void assertNobodyIn(String log) {
    assertThat(
            log.lines()
                .filter(
                    line -> CANARIES.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains)))
        .isEmpty();
  }

  private String person() {
    return Institutions.person(number)
        .replace("Вигадана", CYRILLIC)
        .replace("Ганна", NAME)
        .replace("+999 000 000001", "+" + PHONE);
  }

  private String sendAndSearch() {
    String id = fhir().body(person()).post("/Patient").then().statusCode(201).extract().path("id");
    for (String search :
        List.of(
            "name=" + CYRILLIC,
            "name:exact=" + NAME,
            "telecom=" + PHONE,
            "identifier=" + CLIENT + "|" + number,
            "_content=" + CYRILLIC,
            "_text=" + NAME)) {
      fhir().get("/Patient?" + search).then().statusCode(200);
      fhir().get("/Patient?_summary=count&" + search).then().statusCode(200);
    }
    fhir()
        .contentType("application/x-www-form-urlencoded")
        .body("identifier=" + number + "&name=" + NAME)
        .post("/Patient/_search")
        .then()
        .statusCode(200);
    fhir().get("/Observation?patient.name=" + NAME);
    fhir().get("/Patient/" + id + "/$everything").then().statusCode(200);
    return id;
  }

  private void askInOddWays(String id) {
    for (String path :
        List.of(
            "/Patient/" + NAME,
            "/Patient/" + PHONE,
            "/Patient/" + NAME + "/_history/" + PHONE,
            "/" + NAME + "/1",
            "/Patient/" + id + "/" + NAME,
            "/Patient/" + id + "/$" + NAME,
            "/Patient?" + NAME + "=1",
            "/Patient?name:" + NAME + "=1",
            "/Patient?birthdate=" + NAME,
            "/Patient?_sort=" + NAME,
            "/Patient?_include=" + NAME + ":x",
            "/Patient?_count=" + PHONE,
            "/Patient?_has:" + NAME + ":patient:code=1",
            "/Patient?general-practitioner." + NAME + "=1",
            "/Observation?value-quantity=" + NAME,
            "/Patient?_format=" + NAME,
            "/Patient/" + id + "?_since=" + NAME,
            "/ValueSet/$expand?url=urn:" + NAME,
            "/CodeSystem/$lookup?system=urn:x&code=" + NAME,
            "/Patient/" + id + "/$transfer-summary?language=" + NAME,
            "/$explain-access?record=Patient/" + NAME + "&account=" + NAME)) {
      assertThat(fhir().get(path).statusCode()).as(path).isBetween(200, 499);
    }
  }

  private void sendBrokenBodies() {
    String subject = "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":";
    for (String body :
        List.of(
            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + NAME,
            "{\"resourceType\":\"Patient\",\"" + NAME + "\":\"" + PHONE + "\"}",
            "{\"resourceType\":\"Patient\",\"gender\":\"" + NAME + "\"}",
            "{\"resourceType\":\"" + NAME + "\"}",
            "{\"resourceType\":\"Patient\",\"birthDate\":\"" + PHONE + "\"}",
            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + NAME + "\\u0000\"}]}",
            "{\"resourceType\":\"Patient\",\"id\":\"" + NAME + "\"}",
            "{\"resourceType\":\"Patient\",\"link\":[{\"type\":\"" + NAME + "\"}]}",
            "{\"resourceType\":\"Observation\"," + subject + "\"Patient/" + NAME + "\"}}",
            "{\"resourceType\":\"Observation\"," + subject + "\"Patient?name=" + NAME + "\"}}",
            "{\"resourceType\":\"Observation\"," + subject + "\"#" + NAME + "\"}}",
            "<Patient xmlns=\"http://hl7.org/fhir\"><" + NAME + " value=\"x\"/></Patient>",
            "<" + NAME)) {
      String type = body.contains("Observation") ? "/Observation" : "/Patient";
      String format = body.startsWith("<") ? "application/fhir+xml" : "application/fhir+json";
      Response answer = fhir().contentType(format).body(body).post(type);
      assertThat(answer.statusCode()).as(body).isBetween(400, 499);
      fhir().contentType(format).body(body).post("/Patient/$validate");
      fhir()
          .body(
              """
              {"resourceType": "Bundle", "type": "batch", "entry": [
                {"resource": %s, "request": {"method": "POST", "url": "%s"}},
                {"request": {"method": "GET", "url": "Patient/%s"}},
                {"request": {"method": "DELETE", "url": "Patient?name=%s"}}]}
              """
                  .formatted(body, type.substring(1), NAME, NAME))
          .post();
    }
  }

  private void patchBadly(String id) {
    for (String patch :
        List.of(
            "[{\"op\":\"replace\",\"path\":\"/" + NAME + "\",\"value\":\"" + PHONE + "\"}]",
            "[{\"op\":\"test\",\"path\":\"/name/0/family\",\"value\":\"" + NAME + "\"}]",
            "[{\"op\":\"" + NAME + "\"}]")) {
      fhir().contentType("application/json-patch+json").body(patch).patch("/Patient/" + id);
    }
    for (String path :
        List.of("Patient.name[" + NAME + "]", "Patient.name.where(family='" + NAME)) {
      fhir()
          .body(
              """
              {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
                {"name": "type", "valueCode": "replace"}, {"name": "path", "valueString": "%s"},
                {"name": "value", "valueString": "%s"}]}]}
              """
                  .formatted(path, NAME))
          .patch("/Patient/" + id);
    }
  }

  private void writeConditions(String id) {
    String condition = "identifier=" + CLIENT + "|" + number;
    fhir().header("If-None-Exist", condition).body(person()).post("/Patient");
    fhir().header("If-None-Exist", NAME + "=" + PHONE).body(person()).post("/Patient");
    fhir().body(person()).post("/Patient").then().statusCode(201);
    // Two fit now.
    fhir().header("If-None-Exist", condition).body(person()).post("/Patient");
    fhir().body(person()).put("/Patient?" + condition);
    fhir().delete("/Patient?" + condition);
    fhir().body(person()).put("/Patient/" + NAME);
    fhir().header("If-Match", "W/\"" + PHONE + "\"").body(person()).put("/Patient/" + id);
    fhir().delete("/Patient/" + NAME);
  }

  private void fillHeaders(String id) {
    for (String header :
        List.of("If-Match", "If-None-Match", "If-Modified-Since", "Accept-Language", "Prefer")) {
      fhir().header(header, NAME).get("/Patient/" + id);
    }
    for (String header : List.of("User-Agent", "Referer", "Origin", "X-Forwarded-For", "Cookie")) {
      fhir().header(header, NAME + "=" + PHONE).get("/Patient/" + id);
    }
    fhir().accept("application/" + NAME).get("/Patient/" + id);
    fhir().contentType("application/" + NAME).body(new byte[] {1}).post("/Patient");
    fhir().header("Content-Encoding", NAME).body("{}").post("/Patient");
  }

  private void knockAsAStranger() throws Exception {
    fhirWithoutToken().get("/Patient/" + NAME + "?name=" + CYRILLIC);
    fhirWithToken(NAME).get("/Patient");
    fhirWithToken(tokens().of(NAME)).get("/Patient");
    fhirWithToken(tokens().with(claims -> claims.issuer("https://" + NAME))).get("/Patient");
    fhirWithoutToken().basePath("").get("/" + NAME);
    fhirWithoutToken().basePath("").get("/oauth2/" + NAME + "?x=" + PHONE);
    SignIn browser = new SignIn(server());
    Map<String, String> request = browser.request("user/*.rs");
    request.put("client_id", NAME);
    request.put("state", PHONE);
    browser.authorize(request);
    browser.logIn(NAME, PHONE);
    browser.post(
        "/oauth2/token",
        Map.of("grant_type", NAME, "client_id", NAME, "client_secret", PHONE, "scope", NAME));
    browser.post("/oauth2/token", Map.of("grant_type", "refresh_token", "refresh_token", NAME));
  }

  private void sendBytesThatAreNoRequest() throws IOException {
    for (String head :
        List.of(
            "GET /fhir/Patient?name=" + CYRILLIC + " HTTP/1.1\r\nHost: localhost",
            "GET /fhir/Patient?name={" + NAME + "} HTTP/1.1\r\nHost: localhost",
            "GET /fhir/Patient/%" + NAME + " HTTP/1.1\r\nHost: localhost",
            "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nCookie: " + CYRILLIC + "={" + NAME,
            "GET /fhir/Patient HTTP/1.1\r\nHost: " + NAME + "_{}",
            "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\n" + CYRILLIC + ": " + NAME,
            NAME + " /fhir/Patient HTTP/1.1\r\nHost: localhost",
            NAME + PHONE)) {
      URI base = URI.create(base());
      try (Socket caller = new Socket(base.getHost(), base.getPort())) {
        caller.setSoTimeout(20_000);
        caller.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        caller.shutdownOutput();
        caller.getInputStream().readAllBytes();
      }
    }
  }

  private void sendTheSameAtOnce() throws Exception {
    String fresh = "CANARY-" + UUID.randomUUID();
    Callable<Integer> phone =
        () ->
            fhir()
                .header("If-None-Exist", "identifier=" + CLIENT + "|" + fresh)
                .body(person().replace(number, fresh))
                .post("/Patient")
                .statusCode();
    ExecutorService phones = Executors.newFixedThreadPool(8);
    try {
      for (var answer : phones.invokeAll(Stream.generate(() -> phone).limit(16).toList())) {
        assertThat(answer.get()).isIn(200, 201);
      }
    } finally {
      phones.shutdown();
    }
  }
}
