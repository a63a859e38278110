package org.doorstep.server.database;

import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.ResourceType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Doorstep changes in HAPI's schema after the migrator; each change only where it is due. */
final class SchemaTuning {

  private final JdbcClient database;

  SchemaTuning(JdbcClient database) {
    this.database = database;
  }

  void apply() {
    passOverFirstIds();
    findSmallNumbers();
    nameResourceTypes();
  }

  // Hibernate takes the very first value of a sequence for the start of a block that ends with the
  // second one. If another server has fetched the second one, both would use the same ids; and a
  // sequence that starts at 1 would begin with negative ids. Nobody sees the first value: no harm.
  private void passOverFirstIds() {
    List<String> fresh =
        database
            .sql(
                """
                SELECT sequencename FROM pg_sequences
                WHERE schemaname = current_schema() AND last_value IS NULL AND increment_by > 1
                """)
            .query(String.class)
            .list();
    for (String sequence : fresh) {
      database.sql("SELECT nextval('%s')".formatted(sequence)).query(Long.class).single();
    }
  }

  // HAPI indexes numbers with two decimals: a probability of 0.004 would be stored as 0.00 and
  // never be found.
  private void findSmallNumbers() {
    boolean due =
        database
            .sql(
                """
                SELECT numeric_scale IS NOT NULL FROM information_schema.columns
                WHERE table_schema = current_schema()
                  AND table_name = 'hfj_spidx_number' AND column_name = 'sp_value'
                """)
            .query(Boolean.class)
            .single();
    if (due) {
      database.sql("ALTER TABLE hfj_spidx_number ALTER COLUMN sp_value TYPE numeric").update();
    }
  }

  // HAPI does it when it first starts on an empty table; of two servers that start at once, one
  // would fail over what the other one has just written.
  private void nameResourceTypes() {
    database
        .sql(
            """
            INSERT INTO hfj_resource_type (res_type_id, res_type)
            SELECT nextval('seq_resource_type'), name
            FROM unnest(string_to_array(:names, ',')) AS name
            WHERE NOT EXISTS (SELECT FROM hfj_resource_type)
            """)
        .param("names", StringUtils.join(ResourceType.values(), ','))
        .update();
  }
}
