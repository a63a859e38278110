package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who owns the tables changes the audit, and it shows. */
class AuditTamperingJourney extends Journey {

  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;

  private Institutions world;
  private String where = "";
  private String row = "";

  @BeforeEach
  void aRequestIsRecordedAndSealed() throws InterruptedException {
    String number = "tampering-" + UUID.randomUUID();
    fhir();
    world = new Institutions(this::fhirAs);
    world.employ("officer", "data-protection-officer", world.found("Центр"));
    fhir().header("X-Request-ID", number).get("/Patient/nobody-" + number);
    where = " WHERE request = '" + number + "'";
    long seq = database.sql("SELECT seq FROM audit.event" + where).query(Long.class).single();
    row = "row " + seq;
    for (int i = 0; i < 100 && sealed() < seq; i++) {
      Thread.sleep(100);
    }
    assertThat(sealed()).isGreaterThanOrEqualTo(seq);
  }

  private long sealed() {
    return database
        .sql("SELECT coalesce(max(last_seq), 0) FROM audit.seal")
        .query(Long.class)
        .single();
  }

  private JsonPath verdict() {
    Response answer = world.as("officer").get("/$audit-verify");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private void assertIntact() {
    JsonPath verdict = verdict();
    assertThat(verdict.getBoolean("parameter.find { it.name == 'intact' }.valueBoolean"))
        .as(verdict.prettify())
        .isTrue();
    assertThat(verdict.getInt("parameter.find { it.name == 'rows' }.valueDecimal")).isPositive();
  }

  private void assertFound(String kind, String place) {
    JsonPath verdict = verdict();
    String fault = "parameter.find { it.name == 'fault' }.part.find { it.name == '%s' }.%s";
    assertThat(verdict.getBoolean("parameter.find { it.name == 'intact' }.valueBoolean")).isFalse();
    assertThat(verdict.getString(fault.formatted("kind", "valueCode"))).isEqualTo(kind);
    assertThat(verdict.getString(fault.formatted("place", "valueString"))).isEqualTo(place);
  }

  /** As the owner of the tables can: past all triggers. */
  private void tamper(String... statements) {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              triggers("DISABLE");
              for (String statement : statements) {
                database.sql(statement).update();
              }
              triggers("ENABLE");
            });
  }

  private void triggers(String change) {
    for (String table : new String[] {"event", "event_patient", "seal"}) {
      database.sql("ALTER TABLE audit." + table + " " + change + " TRIGGER USER").update();
    }
  }

  /** Checks that what was done is found, and that all is well when it is undone. */
  private void assertFoundUntilUndone(String kind, String place, String... undo) {
    try {
      assertFound(kind, place);
    } finally {
      tamper(undo);
    }
    assertIntact();
  }

  @Test
  void alteredRowIsFound() {
    assertIntact();
    tamper("UPDATE audit.event SET status = status + 1" + where);
    assertFoundUntilUndone(
        "altered-row", row, "UPDATE audit.event SET status = status - 1" + where);
  }

  @Test
  void alteredLineOfAPersonIsFound() {
    String line = " WHERE (node, seq) IN (SELECT node, seq FROM audit.event" + where + ")";
    tamper("UPDATE audit.event_patient SET patient = patient || 'x'" + line);
    assertFoundUntilUndone(
        "altered-row", row, "UPDATE audit.event_patient SET patient = left(patient, -1)" + line);
  }

  @Test
  void deletedRowIsFound() {
    tamper(
        "CREATE TABLE audit.kept AS SELECT * FROM audit.event" + where,
        "DELETE FROM audit.event" + where);
    assertFoundUntilUndone(
        "deleted-row",
        row,
        "INSERT INTO audit.event SELECT * FROM audit.kept",
        "DROP TABLE audit.kept");
  }

  @Test
  void insertedRowIsFound() {
    tamper(
        "CREATE TABLE audit.forged AS SELECT * FROM audit.event" + where,
        "UPDATE audit.forged SET recorded = recorded + interval '1 microsecond', agent = 'x'",
        "INSERT INTO audit.event SELECT * FROM audit.forged",
        "DROP TABLE audit.forged");
    assertFoundUntilUndone(
        "inserted-row", row, "DELETE FROM audit.event" + where + " AND agent = 'x'");
  }

  @Test
  void rowOfAServerThatDoesNotExistIsFound() {
    tamper(
        "CREATE TABLE audit.forged AS SELECT * FROM audit.event" + where,
        "UPDATE audit.forged SET node = 'zzzz', seq = 7",
        "INSERT INTO audit.event SELECT * FROM audit.forged",
        "DROP TABLE audit.forged");
    assertFoundUntilUndone("inserted-row", "row 7", "DELETE FROM audit.event WHERE node = 'zzzz'");
  }

  @Test
  void sealThatIsMadeAnewIsFound() {
    long number = database.sql("SELECT max(number) FROM audit.seal").query(Long.class).single();
    String seal = " WHERE number = " + number;
    tamper(
        "CREATE TABLE audit.kept AS SELECT * FROM audit.seal" + seal,
        "UPDATE audit.seal SET hash = sha256(leaves)" + seal);
    assertFoundUntilUndone(
        "broken-seal",
        "seal " + number,
        "UPDATE audit.seal SET hash = (SELECT hash FROM audit.kept)" + seal,
        "DROP TABLE audit.kept");
  }

  @Test
  void databaseRefusesToChangeWhatIsWritten() {
    for (String statement :
        new String[] {
          "UPDATE audit.event SET status = 200" + where,
          "DELETE FROM audit.event" + where,
          "TRUNCATE audit.event, audit.event_patient",
          "UPDATE audit.event_patient SET number = 0",
          "DELETE FROM audit.seal",
          "TRUNCATE audit.seal",
          "UPDATE audit.node SET since = now()"
        }) {
      assertThatThrownBy(() -> database.sql(statement).update())
          .as(statement)
          .isInstanceOf(DataAccessException.class)
          .hasStackTraceContaining("only ever added to");
    }
    String month =
        database
            .sql(
                "SELECT inhrelid::regclass::text FROM pg_inherits"
                    + " WHERE inhparent = 'audit.event'::regclass ORDER BY 1 LIMIT 1")
            .query(String.class)
            .single();
    assertThatThrownBy(() -> database.sql("TRUNCATE " + month).update())
        .hasStackTraceContaining("only ever added to");
  }
}
