package org.doorstep.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which organisation keeps a person's records, and since when, for rooms that tell of the past. */
public final class Keeping {

  private Keeping() {}

  /**
   * A condition in SQL: whether one of some organisations keeps a person, and did at some time.
   *
   * @param patient the id of the Patient, as SQL
   * @param time the time, as SQL
   * @param organizations an array of ids of Organizations, as SQL
   * @return the condition, to be used within brackets
   */
  public static String since(String patient, String time, String organizations) {
    return """
        EXISTS (SELECT FROM access.owner kept WHERE kept.record = 'Patient/' || %1$s
          AND kept.organization = ANY (%3$s))
        AND NOT EXISTS (SELECT FROM access.custody moved WHERE moved.patient = %1$s
          AND moved.accepted_at > %2$s)
        """
        .formatted(patient, time, organizations);
  }

  /**
   * Which of some people some organisations keep, and since when.
   *
   * @param database where
   * @param patients the ids of the Patients
   * @param organizations the ids of the Organizations
   * @return the time for each person whom they keep; the beginning of time for whom they enrolled
   */
  public static Map<String, Instant> since(
      JdbcClient database, Collection<String> patients, Set<String> organizations) {
    Map<String, Instant> since = new HashMap<>();
    database
        .sql(
            """
            SELECT patient, max(accepted_at) AS since
            FROM unnest(CAST(:patients AS text[])) AS patient
            JOIN access.owner ON record = 'Patient/' || patient
            LEFT JOIN access.custody USING (patient)
            WHERE organization = ANY (:organizations)
            GROUP BY patient
            """)
        .param("patients", patients.toArray(String[]::new))
        .param("organizations", organizations.toArray(String[]::new))
        .query(
            row -> {
              @Nullable OffsetDateTime accepted = row.getObject("since", OffsetDateTime.class);
              since.put(
                  row.getString("patient"),
                  accepted == null ? Instant.EPOCH : accepted.toInstant());
            });
    return since;
  }
}
