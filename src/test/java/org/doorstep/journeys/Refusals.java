package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** What every answer that says no has to look like. */
final class Refusals {

  private Refusals() {}

  /**
   * Checks that a request was refused in words, and that nothing of the program shows through.
   *
   * @param answer the answer
   * @param status the HTTP status that it must have
   * @param rule the code of the rule that it must name
   * @return the words of its first issue
   */
  static String assertRefused(Response answer, int status, String rule) {
    assertNothingLeaks(answer);
    return assertQueryRefused(answer, status, rule);
  }

  /** The same where SQL is what was asked, and what the words are about. */
  static String assertQueryRefused(Response answer, int status, String rule) {
    String body = answer.asString();
    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/fhir+json");
    assertThat(answer.jsonPath().getString("resourceType")).isEqualTo("OperationOutcome");
    assertThat(answer.jsonPath().getString("issue[0].severity")).isEqualTo("error");
    assertThat(answer.jsonPath().getString("issue[0].code")).isNotBlank();
    assertThat(answer.jsonPath().getString("issue[0].details.coding[0].code"))
        .as(body)
        .isEqualTo(rule);
    assertThat(answer.jsonPath().getString("issue[0].diagnostics"))
        .isEqualTo("Request " + answer.header("X-Request-ID"));
    assertNothingOfTheProgram(answer);
    return answer.jsonPath().getString("issue[0].details.text");
  }

  static void assertNothingLeaks(Response answer) {
    assertThat(answer.asString()).doesNotContain("SQL");
    assertNothingOfTheProgram(answer);
  }

  static void assertNothingOfTheProgram(Response answer) {
    assertThat(answer.asString())
        .doesNotContain("HAPI-", "Exception", "java.", "ca.uhn", "hibernate", "\tat ");
    assertThat(answer.header("X-Powered-By")).isNull();
    assertThat(answer.header("Server")).isNull();
  }
}
