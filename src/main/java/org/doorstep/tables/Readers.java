package org.doorstep.tables;

import java.sql.Connection;
import java.sql.SQLException;
import org.doorstep.server.TableReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role of PostgreSQL whose members read the tables, and nothing else. */
final class Readers {

  static final String ROLE = TableReader.READERS;

  private static final Logger log = LoggerFactory.getLogger(Readers.class);

  private Readers() {}

  /** Lets the role read all tables. Who may not make roles leaves that to the operator. */
  static void admit(Connection connection) throws SQLException {
    String roles = "FROM pg_roles WHERE rolname = ";
    boolean known = !ViewTables.first(connection, "SELECT 1 " + roles + "'" + ROLE + "'").isEmpty();
    String right = "SELECT rolsuper OR rolcreaterole " + roles + "current_user";
    if (!known && !"t".equals(ViewTables.first(connection, right))) {
      log.warn(
          "There is no role {} and this server may not make it: nobody else reads the tables",
          ROLE);
      return;
    }
    if (!known) {
      ViewTables.execute(connection, "CREATE ROLE " + ROLE + " NOLOGIN");
    }
    ViewTables.execute(
        connection, "GRANT USAGE ON SCHEMA %s TO %s".formatted(TableOfView.SCHEMA, ROLE));
    ViewTables.execute(
        connection,
        "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s".formatted(TableOfView.SCHEMA, ROLE));
  }
}
