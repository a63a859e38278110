package org.doorstep.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is in the store, for work that goes through everybody, whoever may see them. */
@Component
public class People {

  private final JdbcClient database;

  People(JdbcClient database) {
    this.database = database;
  }

  /**
   * Everybody, some at a time.
   *
   * @param after the last id that is known already, or an empty text
   * @param most how many to return at most
   * @return the ids of Patients that are not deleted, in ascending order
   */
  public List<String> after(String after, int most) {
    return database
        .sql(
            """
            SELECT fhir_id FROM hfj_resource
            WHERE res_type = 'Patient' AND res_deleted_at IS NULL AND fhir_id > :after
            ORDER BY fhir_id LIMIT :most
            """)
        .param("after", after)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /**
   * Those of whom something was written.
   *
   * @param since from when on
   * @return the ids of Patients, also of deleted ones; not of those of whom a record was deleted
   */
  public Set<String> changedSince(Instant since) {
    return database
        .sql(
            """
            SELECT fhir_id FROM hfj_resource WHERE res_type = 'Patient' AND res_updated >= :since
            UNION
            SELECT person.fhir_id FROM hfj_resource record
            JOIN hfj_res_link link ON link.src_resource_id = record.res_id
            JOIN hfj_resource person ON person.res_id = link.target_resource_id
            WHERE record.res_updated >= :since AND person.res_type = 'Patient'
            """)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(String.class)
        .set();
  }

  /**
   * What names no person.
   *
   * @param type a resource type
   * @return the ids of its records that are not deleted and refer to no Patient, in ascending order
   */
  public List<String> recordsOfNobody(String type) {
    return database
        .sql(
            """
            SELECT fhir_id FROM hfj_resource record
            WHERE res_type = :type AND res_deleted_at IS NULL AND NOT EXISTS (
              SELECT 1 FROM hfj_res_link link
              JOIN hfj_resource person ON person.res_id = link.target_resource_id
              WHERE link.src_resource_id = record.res_id AND person.res_type = 'Patient')
            ORDER BY fhir_id
            """)
        .param("type", type)
        .query(String.class)
        .list();
  }
}
