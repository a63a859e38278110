package org.doorstep.server.database;

import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.hl7.fhir.r4.model.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Doorstep changes in HAPI's schema after the migrator; each change only where it is due. */
final class SchemaTuning {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaTuning.class);
  private static final int IDS_AT_ONCE = 1000;

  private final JdbcClient database;

  SchemaTuning(JdbcClient database) {
    this.database = database;
  }

  void apply() {
    takeMoreIdsAtOnce();
    passOverFirstIds();
    compressBodiesFaster();
    findSmallNumbers();
    nameResourceTypes();
  }

  // A visit takes some 150 ids; fetched in blocks of 50, HAPI's default, they cost three more
  // round trips. Hibernate reads the size of a block from the sequence itself.
  private void takeMoreIdsAtOnce() {
    List<String> sequences =
        database
            .sql(
                """
                SELECT sequencename FROM pg_sequences
                WHERE schemaname = current_schema() AND increment_by = 50
                  AND sequencename IN ('seq_resource_id', 'seq_resource_history_id',
                    'seq_reslink_id', 'seq_spidx_token', 'seq_spidx_date', 'seq_spidx_string',
                    'seq_spidx_quantity', 'seq_spidx_uri')
                """)
            .query(String.class)
            .list();
    for (String sequence : sequences) {
      database.sql("ALTER SEQUENCE %s INCREMENT BY %d".formatted(sequence, IDS_AT_ONCE)).update();
    }
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
  // never
  // be found.
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

  private void compressBodiesFaster() {
    boolean possible =
        database
            .sql(
                """
                SELECT 'lz4' = ANY (enumvals) FROM pg_settings
                WHERE name = 'default_toast_compression'
                """)
            .query(Boolean.class)
            .single();
    boolean due =
        database
            .sql(
                """
                SELECT attcompression <> 'l' FROM pg_attribute
                WHERE attrelid = 'hfj_res_ver'::regclass AND attname = 'res_text_vc'
                """)
            .query(Boolean.class)
            .single();
    if (possible && due) {
      database.sql("ALTER TABLE hfj_res_ver ALTER COLUMN res_text_vc SET COMPRESSION lz4").update();
      LOG.info("New resource bodies will be compressed with lz4");
    }
  }
}
