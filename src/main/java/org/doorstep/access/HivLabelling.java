package org.doorstep.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import org.doorstep.server.Records;
import org.doorstep.server.SearchIndex;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Labels, a few at a time, the records that named an organisation or a place before the directory
 * said that it tells of HIV. A label is part of the record: each gets a new version.
 */
@Component
class HivLabelling {

  private static final Logger log = LoggerFactory.getLogger(HivLabelling.class);
  private static final int BATCH = 20;

  private final HivCare care;
  private final SearchIndex index;
  private final Records records;
  private final FhirContext context;
  private final JdbcClient database;

  HivLabelling(
      HivCare care, SearchIndex index, Records records, FhirContext context, JdbcClient database) {
    this.care = care;
    this.index = index;
    this.records = records;
    this.context = context;
    this.database = database;
  }

  private record Since(String record, long doneTo) {}

  /** Notes from when on everybody knows what has begun to tell. Called before a transaction. */
  void see() {
    database
        .sql("UPDATE access.telling_since SET seen_at = clock_timestamp() WHERE seen_at IS NULL")
        .update();
  }

  /** Labels a few records; false if nothing can be done now. Called within a transaction. */
  boolean some() {
    Optional<Since> next =
        database
            .sql(
                """
                SELECT record, done_to FROM access.telling_since
                WHERE seen_at < clock_timestamp()
                  AND NOT EXISTS (SELECT FROM pg_stat_activity
                    WHERE datname = current_database() AND backend_type = 'client backend'
                      AND pid <> pg_backend_pid() AND xact_start <= seen_at)
                ORDER BY seen_at LIMIT 1
                FOR UPDATE OF telling_since SKIP LOCKED
                """)
            .query((row, number) -> new Since(row.getString("record"), row.getLong("done_to")))
            .optional();
    next.ifPresent(this::label);
    return next.isPresent();
  }

  private void label(Since since) {
    List<SearchIndex.Entry> naming =
        index.referringTo(care.namesOf(since.record()), since.doneTo(), BATCH);
    if (naming.isEmpty()) {
      database
          .sql("DELETE FROM access.telling_since WHERE record = :record")
          .param("record", since.record())
          .update();
      log.info("Records that name {} are labelled", since.record());
      return;
    }
    naming.stream().map(SearchIndex.Entry::key).map(IdType::new).forEach(this::label);
    database
        .sql("UPDATE access.telling_since SET done_to = :done WHERE record = :record")
        .param("done", naming.get(naming.size() - 1).number())
        .param("record", since.record())
        .update();
  }

  private void label(IdType id) {
    if (!Label.canTellOfHiv(id.getResourceType())) {
      return;
    }
    Class<? extends Resource> type =
        context.getResourceDefinition(id.getResourceType()).getImplementingClass(Resource.class);
    Resource record = records.ofServer().read(type, id);
    if (!Label.isLabelledHiv(record)) {
      records.ofServer().update(record);
    }
  }
}
