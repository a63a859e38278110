package org.doorstep.matching;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.doorstep.access.Sight.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where people are filed, to find those who may be one without comparing everybody. */
@Component
class PersonIndex {

  /** Enough for the two or three records of a person and everybody who looks like them. */
  static final int MOST = 100;

  private final JdbcClient database;

  PersonIndex(JdbcClient database) {
    this.database = database;
  }

  /** Files a person under these keys and no others, within the caller's transaction. */
  void file(String patient, Set<Long> keys) {
    database
        .sql(
            """
            WITH gone AS (
              DELETE FROM matching.key WHERE patient = :patient AND key <> ALL (:keys))
            INSERT INTO matching.key (key, patient) SELECT unnest(:keys), :patient
            ON CONFLICT DO NOTHING
            """)
        .param("patient", patient)
        .param("keys", keys.toArray(Long[]::new))
        .update();
  }

  /**
   * The persons who share keys, those with the most in common first. Who keeps a person stands in
   * the room access, so that it holds from one moment to the next.
   *
   * @param keys of the one who is looked for
   * @param field among whom
   * @return the ids of their Patients
   */
  List<String> sharing(Collection<Long> keys, Field field) {
    return database
        .sql(
            """
            SELECT patient FROM matching.key
            LEFT JOIN access.owner ON record = 'Patient/' || patient
            WHERE key = ANY (:keys)
              AND (organization = ANY (:organizations) OR patient = ANY (:persons))
              AND patient <> ALL (:without)
            GROUP BY patient ORDER BY count(*) DESC, patient LIMIT :most
            """)
        .param("keys", keys.toArray(Long[]::new))
        .param("organizations", field.organizations().toArray(String[]::new))
        .param("persons", field.persons().toArray(String[]::new))
        .param("without", field.without().toArray(String[]::new))
        .param("most", MOST)
        .query(String.class)
        .list();
  }
}
