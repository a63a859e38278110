package org.doorstep.server.database;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.taskdef.BaseTask;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import javax.sql.DataSource;
import org.doorstep.server.StartRefused;
import org.flywaydb.core.api.MigrationVersion;

/** How far a schema has come, compared with how far this program can bring it. */
final class SchemaVersion {

  private SchemaVersion() {}

  /** The steps that a database has behind it, as HAPI's migrator has written them down. */
  static Set<MigrationVersion> applied(DataSource database) {
    return new HapiMigrationDao(
            database, DriverTypeEnum.POSTGRES_9_4, SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME)
        .fetchSuccessfulMigrationVersions();
  }

  /** The latest of some steps. */
  static MigrationVersion latest(Collection<MigrationVersion> steps) {
    return steps.stream().max(Comparator.naturalOrder()).orElse(MigrationVersion.EMPTY);
  }

  /** The last step that this program knows. */
  static MigrationVersion latest(MigrationTaskList tasks) {
    return MigrationVersion.fromVersion(tasks.getLastVersion());
  }

  /** Refuses a database that a newer program has changed in ways that this one does not know. */
  static void refuseNewer(Set<MigrationVersion> applied, MigrationTaskList known) {
    MigrationVersion there = latest(applied);
    MigrationVersion here = latest(known);
    if (there.compareTo(here) > 0) {
      throw new StartRefused(
          "The database has schema version %s, but this program knows only %s: start a Doorstep at least as new as the one that used this database last, or restore a backup from before that upgrade. Nothing was changed."
              .formatted(there, here));
    }
  }

  /** The steps that are still to be done, without those that HAPI leaves to the operator. */
  static MigrationTaskList missing(Set<MigrationVersion> applied, MigrationTaskList known) {
    MigrationTaskList missing = known.diff(applied);
    missing.removeIf(BaseTask::isHeavyweightSkippableTask);
    return missing;
  }
}
