package org.doorstep.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The tables that rooms keep beside HAPI's: each room with a folder {@code db/[room]} of Flyway
 * scripts has a PostgreSQL schema of its name. A schema that is newer than its scripts is refused.
 */
final class RoomSchemas {

  private RoomSchemas() {}

  static void migrate(DataSource turn) {
    for (String room : rooms()) {
      Flyway.configure()
          .dataSource(turn)
          .schemas(room)
          .locations("classpath:db/" + room)
          .validateMigrationNaming(true)
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    }
  }

  private static Set<String> rooms() {
    Set<String> rooms = new TreeSet<>();
    try {
      for (Resource script :
          new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql")) {
        String[] path = script.getURL().getPath().split("/");
        rooms.add(path[path.length - 2]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rooms;
  }
}
