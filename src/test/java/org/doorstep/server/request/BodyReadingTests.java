package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReadingTests {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private final ResourceModel model = new ResourceModel(CONTEXT);
  private final JsonBody json = new JsonBody(model, 1 << 24, Integer.MAX_VALUE);
  private final XmlBody xml = new XmlBody(model, Integer.MAX_VALUE);

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

  private static String expression(Refusal refusal) {
    return ((OperationOutcome) refusal.getOperationOutcome())
        .getIssueFirstRep()
        .getExpression()
        .get(0)
        .getValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resourceType":"Patient","gendr":"female"} | 422 | Patient | Did you mean 'gender'?
          {"resourceType":"Patient","gender":"x"} | 422 | Patient.gender | Use one of: male, female, other, unknown.
          {"resourceType":"Patient","name":[{"family":"A"},{"famly":"B"}]} | 422 | Patient.name[1] | Did you mean 'family'?
          {"resourceType":"Patient","name":{"family":"A"}} | 422 | Patient.name | square brackets
          {"resourceType":"Patient","birthDate":["2000-01-01"]} | 422 | Patient.birthDate | without brackets
          {"resourceType":"Patient","birthDate":"01.02.2000"} | 422 | Patient.birthDate | not a valid date
          {"resourceType":"Patient","active":"true"} | 422 | Patient.active | true or false
          {"resourceType":"Observation","valueQuantity":{"value":"5"}} | 422 | Observation.value.value | a number
          {"resourceType":"Patient","_gender":{"extention":[]}} | 422 | Patient.gender | Did you mean 'extension'?
          {"gender":"x","resourceType":"Patient"} | 422 | Patient.gender | Use one of
          {"resourceType":"Patiant"} | 422 | '' | Did you mean 'Patient'?
          {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","sex":"f"}}]} | 422 | Bundle.entry[0].resource | no element 'sex'
          {"resourceType":"Patient","contained":[{"resourceType":"Organization","nam":"A"}]} | 422 | Patient.contained[0] | Did you mean 'name'?
          <Patient xmlns="http://hl7.org/fhir"><gender value="x"/></Patient> | 422 | Patient.gender | Use one of
          <Patient xmlns="http://hl7.org/fhir"><name/><name><famly value="A"/></name></Patient> | 422 | Patient.name[1] | Did you mean 'family'?
          <Patient xmlns="http://hl7.org/fhir"><gender valeu="male"/></Patient> | 422 | Patient.gender | Did you mean 'value'?
          <Patient xmlns="http://hl7.org/fhir"><gender value="male"/><gender value="male"/></Patient> | 422 | Patient.gender | there twice
          """)
  void whatFhirDoesNotKnowIsRefusedWithItsPlace(
      String body, int status, String expression, String words) {
    Refusal refusal = refused(body);

    assertThat(refusal.getStatusCode()).isEqualTo(status);
    assertThat(refusal.getMessage()).contains(words);
    assertThat(refusal.getMessage()).containsPattern("line 1, column |whose type stands behind");
    assertThat(expression(refusal)).isEqualTo(expression);
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
  void depthAndEntriesHaveLimits() {
    assertThat(
            refused("{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(100_000)).getStatusCode())
        .isBetween(400, 422);
    String nested = "{\"item\":[".repeat(70);
    assertThat(refused("{\"resourceType\":\"Questionnaire\",\"item\":[" + nested).getMessage())
        .contains("deeper than 64");
    String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[" + "{},".repeat(10_000) + "{}]}";
    JsonBody transactions = new JsonBody(model, 1 << 24, 500);
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
