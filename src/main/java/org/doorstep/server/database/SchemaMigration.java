package org.doorstep.server.database;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationException;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.doorstep.server.StartRefused;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the schema of a database to the version that this program needs. */
final class SchemaMigration {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

  private final DataSource database;
  private final Clock clock;

  /**
   * @param database opens connections that have all the time they need: an index of a large table
   *     may take an hour
   */
  SchemaMigration(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Does what is still to be done; nothing on a schema that is up to date. */
  void run() {
    try (Connection connection = database.getConnection()) {
      ServedVersions.require(connection);
      // Not closed by the migrator, which would close a SingleConnectionDataSource given to it.
      DataSource turn = new DelegatingDataSource(new SingleConnectionDataSource(connection, true));
      JdbcClient client = JdbcClient.create(turn);
      MigrationTurn.await(client);
      migrate(connection, turn, client);
      new SchemaTuning(client).apply();
      RoomSchemas.migrate(turn);
    } catch (SQLException e) {
      throw new StartRefused(
          "The database does not answer (%s): check that it runs, and SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
              .formatted(e.getMessage()),
          e);
    } catch (HapiMigrationException | FlywayException | DataAccessException e) {
      throw new StartRefused(
          "The schema could not be brought up to date (%s): mend the cause and start again, which goes on where this stopped."
              .formatted(e.getMessage()),
          e);
    }
  }

  private void migrate(Connection connection, DataSource turn, JdbcClient client)
      throws SQLException {
    MigrationTaskList known = new MigrationTaskList();
    known.append(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
    boolean recorded = exists(client, "\"FLY_HFJ_MIGRATION\"");
    boolean created = exists(client, "hfj_resource");
    if (recorded) {
      SchemaVersion.refuseNewer(SchemaVersion.applied(turn), known);
      MigrationTurn.clearLeftLock(client);
    }
    if (created && !recorded) {
      throw new StartRefused(
          "The database has HAPI's tables but no record of their version (FLY_HFJ_MIGRATION): give Doorstep a database of its own.");
    } else if (created) {
      upgrade(SchemaVersion.applied(turn), known);
    } else {
      create(connection, known);
    }
  }

  private void upgrade(Set<MigrationVersion> applied, MigrationTaskList known) {
    MigrationTaskList missing = SchemaVersion.missing(applied, known);
    if (missing.size() > 0) {
      LOG.info(
          "Bringing the schema from version {} to {}",
          SchemaVersion.latest(applied),
          SchemaVersion.latest(known));
      carryOut(database, known, missing.size());
    }
  }

  // All or nothing: HAPI would take a schema that was cut off halfway for a complete one.
  private void create(Connection connection, MigrationTaskList known) throws SQLException {
    LOG.info("Creating the schema, version {}", SchemaVersion.latest(known));
    connection.setAutoCommit(false);
    carryOut(new OneTransaction(connection), known, 1);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void carryOut(DataSource target, MigrationTaskList known, int steps) {
    Instant start = clock.instant();
    HapiMigrator migrator =
        new HapiMigrator(
            SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME, target, DriverTypeEnum.POSTGRES_9_4);
    migrator.setCallbacks(List.of(new SchemaProgress(steps, clock)));
    migrator.createMigrationTableIfRequired();
    migrator.addTasks(known);
    migrator.migrate();
    LOG.info(
        "The schema is up to date after {} s",
        Duration.between(start, clock.instant()).toSeconds());
  }

  private static boolean exists(JdbcClient client, String table) {
    return client
        .sql("SELECT to_regclass(:table) IS NOT NULL")
        .param("table", table)
        .query(Boolean.class)
        .single();
  }
}
