package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseStateTests {

  private static String rule(Refusal refusal) {
    return ((OperationOutcome) refusal.getOperationOutcome())
        .getIssueFirstRep()
        .getDetails()
        .getCodingFirstRep()
        .getCode();
  }

  @ParameterizedTest
  @CsvSource({
    "08006, 503, database-away",
    "57P01, 503, database-away",
    "53300, 503, database-away",
    "57014, 503, took-too-long",
    "22021, 400, unstorable-text",
    "23505, 409, changed-meanwhile",
    "40001, 409, changed-meanwhile"
  })
  void stateOfTheDatabaseDecidesTheAnswer(String state, int status, String rule) {
    SQLException failure = new SQLException("relation \"hfj_resource\" ...", state);

    Refusal refusal = DatabaseState.in(new IllegalStateException(failure)).orElseThrow();

    assertThat(refusal.getStatusCode()).isEqualTo(status);
    assertThat(rule(refusal)).isEqualTo(rule);
    assertThat(refusal.getMessage()).doesNotContain("hfj_resource");
  }

  @Test
  void whoMeetsNoDatabaseIsToldWhenToComeBack() {
    Refusal refusal =
        DatabaseState.in(new RuntimeException(new SQLTransientConnectionException("pool")))
            .orElseThrow();

    assertThat(refusal.getStatusCode()).isEqualTo(503);
    assertThat(refusal.getResponseHeaders()).containsKey("Retry-After");
  }

  @Test
  void otherFailuresAreNoBusinessOfTheDatabase() {
    assertThat(DatabaseState.in(new IllegalStateException("bug"))).isEmpty();
    assertThat(DatabaseState.in(new SQLException("syntax", "42601"))).isEmpty();
  }
}
