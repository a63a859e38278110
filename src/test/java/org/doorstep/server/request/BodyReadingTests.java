package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doorstep.fhir.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReadingTests {

  private final JsonBody json = new JsonBody(1 << 24, Integer.MAX_VALUE);
  private final XmlBody xml = new XmlBody(Integer.MAX_VALUE);

  private Refusal refused(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () -> {
              if (body.startsWith("<")) {
                xml.requireResource(bytes);
              } else {
                json.requireResource(bytes);
              }
            });
    assertThat(refusal).as(body).isNotNull();
    return refusal;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resourceType":"Patient" "id":"a"} | well-formed JSON
          {"resourceType":"Patient","name":[ | before it is complete
          {"resourceType":"Patient","id":"a","id":"b"} | twice
          {"resourceType":"Patient"} {} | after the end
          [] | not a resource
          null | not a resource
          {"id":"a"} | no resourceType
          <Patient xmlns="http://hl7.org/fhir"> | well-formed XML
          <Patient xmlns="http://hl7.org/fhir"></Patien> | well-formed XML
          <Patient/> | namespace
          <!DOCTYPE Patient [<!ENTITY x SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir"><id value="&x;"/></Patient> | DOCTYPE
          """)
  void whatCannotBeReadIsRefusedWithoutAnExcerpt(String body, String words) {
    Refusal refusal = refused(body);

    assertThat(refusal.getStatusCode()).isEqualTo(400);
    assertThat(refusal.getMessage()).contains(words).doesNotContain("Unexpected", "passwd");
  }

  @Test
  void halfACharacterIsRefused() {
    assertThat(refused("{\"resourceType\":\"Patient\",\"language\":\"\\ud800\"}").getStatusCode())
        .isEqualTo(400);
    assertThat(refused("{\"resourceType\":\"Patient\",\"language\":\"\\u0000\"}").getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void listBesideNoListIsRefusedBecauseItWouldBeLost() {
    String extension = "[{\"extension\":[{\"url\":\"https://example.org/x\"}]}]";
    String start = "{\"resourceType\":\"ServiceRequest\",\"occurrenceTiming\":{";

    assertThat(refused(start + "\"_event\":" + extension + "}}").getMessage())
        .contains("'_event'", "\"event\": [null]");
    json.requireResource(
        (start + "\"_event\":" + extension + ",\"event\":[null]}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void depthAndEntriesHaveLimits() {
    assertThat(
            refused("{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(100_000)).getStatusCode())
        .isEqualTo(400);
    String nested = "{\"item\":[".repeat(70);
    assertThat(refused("{\"resourceType\":\"Questionnaire\",\"item\":[" + nested).getMessage())
        .contains("deeper than 64");
    String bundle =
        "{\"resourceType\":\"Bundle\",\"tpye\":\"transaction\",\"entry\":["
            + "{},".repeat(10_000)
            + "{}]}";
    JsonBody transactions = new JsonBody(1 << 24, 500);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> transactions.requireResource(bundle.getBytes(StandardCharsets.UTF_8)))
        .satisfies(refusal -> assertThat(refusal.getStatusCode()).isEqualTo(413));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void everyR4ExampleIsRead(String form) throws IOException {
    List<String> refused = new ArrayList<>();
    int read = 0;
    for (String line : index("spec-" + form + ".txt")) {
      if (line.startsWith("PARSE")) {
        continue; // Known not to be FHIR.
      }
      String name = line.substring(line.indexOf(' ') + 1).trim();
      byte[] body = bytes(name);
      try {
        if (form.equals("json")) {
          json.requireResource(body);
        } else {
          xml.requireResource(body);
        }
        read++;
      } catch (Refusal refusal) {
        refused.add(line + ": " + refusal.getMessage());
      }
    }
    assertThat(refused).isEmpty();
    assertThat(read).isGreaterThan(100);
  }

  private static List<String> index(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream file = BodyReadingTests.class.getResourceAsStream("/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }
}
