package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.executor.InterceptorService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
  void rollbackOnALostConnectionIsAnOutageToo() {
    Exception rollback = new IllegalStateException(new SQLException("Connection is closed"));

    assertThat(outage.answer(new InternalErrorException(rollback))).isNotNull();
  }

  @Test
  void endpointAsksItAboutEveryFailure() {
    InterceptorService endpoint = new InterceptorService();
    endpoint.registerInterceptor(outage);

    Object answer =
        endpoint.callHooksAndReturnObject(
            Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION,
            new HookParams()
                .add(RequestDetails.class, new SystemRequestDetails())
                .add(ServletRequestDetails.class, null)
                .add(Throwable.class, new SQLException("gone", "08006"))
                .add(HttpServletRequest.class, null)
                .add(HttpServletResponse.class, null));

    assertThat(answer)
        .isInstanceOfSatisfying(
            BaseServerResponseException.class, e -> assertThat(e.getStatusCode()).isEqualTo(503));
  }

  @Test
  void violatedKeyIsNotBlamedOnTheDatabase() {
    assertThat(outage.answer(new InternalErrorException(new SQLException("twice", "23505"))))
        .isNull();
  }
}
