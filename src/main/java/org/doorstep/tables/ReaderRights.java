package org.doorstep.tables;

import java.sql.Connection;
import java.sql.SQLException;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.TableReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that who answers queries may do nothing but read the tables of the views. */
final class ReaderRights {

  private static final Logger log = LoggerFactory.getLogger(ReaderRights.class);

  private static final String TOO_MUCH =
      """
      SELECT concat_ws(', ',
        CASE WHEN session_user <> current_user THEN 'acts as another user' END,
        (SELECT 'is more than a user' FROM pg_roles WHERE rolname = current_user
          AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication)),
        (SELECT 'is a member of other roles' WHERE EXISTS (SELECT FROM pg_roles
          WHERE rolname NOT IN (current_user, '%1$s')
            AND pg_has_role(current_user, oid, 'MEMBER'))),
        CASE WHEN has_database_privilege(current_database(), 'CREATE')
          OR has_database_privilege(current_database(), 'TEMPORARY')
          THEN 'may create schemas or temporary tables' END,
        (SELECT 'may create in a schema' WHERE EXISTS (SELECT FROM pg_namespace
          WHERE has_schema_privilege(oid, 'CREATE'))),
        (SELECT 'reads other tables' WHERE EXISTS (SELECT FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname NOT IN ('%2$s', 'pg_catalog', 'information_schema', 'pg_toast')
            AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_schema_privilege(n.oid, 'USAGE')
            AND (has_table_privilege(c.oid, 'SELECT')
              OR has_any_column_privilege(c.oid, 'SELECT')))),
        (SELECT 'writes tables' WHERE EXISTS (SELECT FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))),
        CASE WHEN current_setting('temp_file_limit') = '-1'
          THEN 'has no temp_file_limit' END)
      """
          .formatted(TableReader.READERS, TableOfView.SCHEMA);

  private ReaderRights() {}

  /**
   * Looks at the rights of the user of a connection.
   *
   * @throws Refusal 503 if they are more than reading the tables of the views
   */
  static void require(Connection connection) throws SQLException {
    String tooMuch = ViewTables.first(connection, TOO_MUCH);
    if (!tooMuch.isEmpty()) {
      log.warn("Queries are not answered, because their user of PostgreSQL {}", tooMuch);
      throw SqlRefusals.notSetUp();
    }
  }
}
