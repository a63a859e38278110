package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTests {

  private final DatabaseOutage outage = new DatabaseOutage();

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01", "57P03", "53300", "53100", "25006"})
  void lostDatabaseIsAnswered503WithATimeToComeBack(String state) {
    BaseServerResponseException answer =
        Objects.requireNonNull(
            outage.answer(new InternalErrorException(new SQLException("gone", state))));

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getResponseHeaders()).isEqualTo(Map.of("Retry-After", List.of("10")));
  }

  @Test
  void exhaustedPoolIsAnOutageToo() {
    assertThat(outage.answer(new RuntimeException(new SQLTransientConnectionException("full"))))
        .isNotNull();
  }

  @Test
  void violatedKeyIsNotBlamedOnTheDatabase() {
    assertThat(outage.answer(new InternalErrorException(new SQLException("twice", "23505"))))
        .isNull();
  }
}
