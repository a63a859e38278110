package org.doorstep.server.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.doorstep.server.StartRefused;

/** Which database servers Doorstep works on: PostgreSQL from 14 on. */
final class ServedVersions {

  private static final int OLDEST = 14;

  private ServedVersions() {}

  static void require(Connection connection) throws SQLException {
    DatabaseMetaData server = connection.getMetaData();
    require(server.getDatabaseProductName(), server.getDatabaseProductVersion());
  }

  static void require(String product, String version) {
    if (!"PostgreSQL".equals(product) || major(version) < OLDEST) {
      throw new StartRefused(
          "The database is %s %s, but Doorstep needs PostgreSQL 14 or newer: upgrade it, or name another one in SPRING_DATASOURCE_URL."
              .formatted(product, version));
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }
}
