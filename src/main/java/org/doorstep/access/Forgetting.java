package org.doorstep.access;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets who kept records, and what they permitted, when the analytics node erases them. */
@Component
public class Forgetting {

  private final Permissions permissions;
  private final JdbcClient database;

  Forgetting(Permissions permissions, JdbcClient database) {
    this.permissions = permissions;
    this.database = database;
  }

  /**
   * Forgets records.
   *
   * @param records types and ids, such as {@code Patient/1}, of records that are erased for good
   */
  public void forget(Collection<String> records) {
    records.forEach(permissions::end);
    database
        .sql("DELETE FROM access.owner WHERE record = ANY (:records)")
        .param("records", records.toArray(String[]::new))
        .update();
  }
}
