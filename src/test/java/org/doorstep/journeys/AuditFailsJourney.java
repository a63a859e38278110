package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be recorded is not answered. */
class AuditFailsJourney extends Journey {

  @Autowired private JdbcClient database;

  @Test
  void nothingOfTheRecordLeavesAndAllIsWellAfterwards() {
    String id = UUID.randomUUID().toString();
    fhir()
        .body(
            "{\"resourceType\":\"Basic\",\"id\":\"%s\",\"code\":{\"text\":\"secret\"}}"
                .formatted(id))
        .put("/Basic/" + id)
        .then()
        .statusCode(201);
    database.sql("ALTER TABLE audit.event RENAME TO event_away").update();
    try {
      Response answer = fhir().get("/Basic/" + id);
      assertRefused(answer, 503, "no-audit");
      assertThat(answer.asString()).doesNotContain("secret");
      assertThat(answer.header("ETag")).isNull();
      assertThat(answer.header("Last-Modified")).isNull();
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertRefused(fhir().get("/Basic/none-such"), 503, "no-audit");
      assertThat(fhir().head("/Basic/" + id).statusCode()).isEqualTo(503);
      fhir().get("/metadata").then().statusCode(200);
    } finally {
      database.sql("ALTER TABLE audit.event_away RENAME TO event").update();
    }
    fhir().get("/Basic/" + id).then().statusCode(200);
  }
}
