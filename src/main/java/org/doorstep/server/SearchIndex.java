package org.doorstep.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.ReindexOutcome;
import ca.uhn.fhir.jpa.api.dao.ReindexParameters;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The index by which searches find records, for when the zones of records change without the
 * records. Called within a transaction.
 */
@Component
public class SearchIndex {

  private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

  private final DaoRegistry daos;
  private final ZonesOfRecord zones;
  private final PartitionSettings partitions;
  private final JdbcClient database;

  SearchIndex(
      DaoRegistry daos, ZonesOfRecord zones, PartitionSettings partitions, JdbcClient database) {
    this.daos = daos;
    this.zones = zones;
    this.partitions = partitions;
    this.database = database;
  }

  /**
   * Records that are indexed in one of some zones.
   *
   * @param names the zones
   * @param after the last one that is known already, or 0
   * @param most how many to return at most
   * @return their internal numbers in ascending order
   */
  public List<Long> within(Set<String> names, long after, int most) {
    Long[] hashes =
        ServedTypes.STORED.stream()
            .flatMap(type -> names.stream().map(name -> token(type, name)))
            .map(ResourceIndexedSearchParamToken::getHashSystemAndValue)
            .toArray(Long[]::new);
    return database
        .sql(
            """
            SELECT DISTINCT res_id FROM hfj_spidx_token
            WHERE hash_sys_and_value = ANY (:hashes) AND res_id > :after
            ORDER BY res_id LIMIT :most
            """)
        .param("hashes", hashes)
        .param("after", after)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /**
   * All records that are not deleted, a few at a time.
   *
   * @param after the last one that is known already, or 0
   * @param most how many to return at most
   * @return their internal numbers in ascending order
   */
  public List<Long> records(long after, int most) {
    return database
        .sql(
            """
            SELECT res_id FROM hfj_resource WHERE res_id > :after AND res_deleted_at IS NULL
            ORDER BY res_id LIMIT :most
            """)
        .param("after", after)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /**
   * A record in the index.
   *
   * @param number its internal number
   * @param key its type and id
   */
  public record Entry(long number, String key) {}

  /**
   * Records that refer to one of some others.
   *
   * @param keys type and id of those
   * @param after the last one that is known already, or 0
   * @param most how many to return at most
   * @return them in the order of their internal numbers
   */
  public List<Entry> referringTo(List<String> keys, long after, int most) {
    return database
        .sql(
            """
            SELECT source.res_id, source.res_type || '/' || source.fhir_id AS key
            FROM hfj_resource source
            WHERE source.res_id > :after AND source.res_deleted_at IS NULL AND source.res_id IN (
              SELECT link.src_resource_id FROM hfj_res_link link
              JOIN hfj_resource target ON target.res_id = link.target_resource_id
              WHERE (target.res_type, target.fhir_id) IN (
                  SELECT split_part(key, '/', 1), split_part(key, '/', 2)
                  FROM unnest(:keys) AS key))
            ORDER BY source.res_id LIMIT :most
            """)
        .param("keys", keys.toArray(String[]::new))
        .param("after", after)
        .param("most", most)
        .query((row, count) -> new Entry(row.getLong("res_id"), row.getString("key")))
        .list();
  }

  /**
   * All records of a type that are not deleted, a few at a time.
   *
   * @param type the resource type
   * @param after the internal number of the last one that is known already, or 0
   * @param most how many to return at most
   * @return the records in ascending order of their internal numbers
   */
  public List<Entry> ofType(String type, long after, int most) {
    return ofType(type, Instant.EPOCH, after, most);
  }

  /**
   * Records of a type that were written since a moment and are not deleted, a few at a time.
   *
   * @param type the resource type
   * @param since the moment
   * @param after the internal number of the last one that is known already, or 0
   * @param most how many to return at most
   * @return the records in ascending order of their internal numbers
   */
  public List<Entry> ofType(String type, Instant since, long after, int most) {
    return database
        .sql(
            """
            SELECT res_id, res_type || '/' || fhir_id AS key FROM hfj_resource
            WHERE res_type = :type AND res_updated >= :since AND res_id > :after
              AND res_deleted_at IS NULL
            ORDER BY res_id LIMIT :most
            """)
        .param("type", type)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("after", after)
        .param("most", most)
        .query((row, count) -> new Entry(row.getLong("res_id"), row.getString("key")))
        .list();
  }

  /**
   * The addresses of records, without those that are deleted.
   *
   * @param numbers internal numbers of records
   * @return their types and ids, such as {@code Observation/1}, in the order of their creation
   */
  public List<String> addresses(Collection<Long> numbers) {
    return database
        .sql(
            """
            SELECT res_type || '/' || fhir_id FROM hfj_resource
            WHERE res_id = ANY (:numbers) AND res_deleted_at IS NULL
            ORDER BY res_id
            """)
        .param("numbers", numbers.toArray(Long[]::new))
        .query(String.class)
        .list();
  }

  /**
   * The newest record, to tell how far one is.
   *
   * @return its internal number
   */
  public long last() {
    return database
        .sql("SELECT coalesce(max(res_id), 0) FROM hfj_resource")
        .query(Long.class)
        .single();
  }

  /**
   * Indexes records anew that are not indexed in the zones in which they lie. Their versions and
   * dates stay as they are.
   *
   * @param numbers internal numbers of records
   */
  public void refresh(Collection<Long> numbers) {
    database
        .sql(
            """
            SELECT res_id, res_type FROM hfj_resource
            WHERE res_id = ANY (:numbers) AND res_deleted_at IS NULL
            ORDER BY res_id
            """)
        .param("numbers", numbers.toArray(Long[]::new))
        .query((row, count) -> new Row(row.getLong("res_id"), row.getString("res_type")))
        .list()
        .stream()
        .filter(row -> ServedTypes.STORED.contains(row.type()))
        .forEach(this::refreshOne);
  }

  private record Row(long number, String type) {}

  private void refreshOne(Row row) {
    IFhirResourceDao<?> dao = daos.getResourceDao(row.type());
    JpaPid pid = JpaPid.fromId(row.number());
    Set<Long> wanted =
        zones.of((Resource) dao.readByPid(pid)).stream()
            .map(name -> token(row.type(), name).getHashSystemAndValue())
            .collect(Collectors.toSet());
    if (wanted.equals(indexed(row))) {
      return;
    }
    ReindexOutcome outcome =
        dao.reindex(
            pid, new ReindexParameters(), new SystemRequestDetails(), new TransactionDetails());
    if (!outcome.getWarnings().isEmpty()) {
      hide(row);
      log.error(
          "{} cannot be indexed, searches no longer find it: {}",
          outcome.getResourceId().getValue(),
          outcome.getWarnings());
    }
  }

  private Set<Long> indexed(Row row) {
    return database
        .sql(
            """
            SELECT hash_sys_and_value FROM hfj_spidx_token
            WHERE res_id = :number AND hash_identity = :parameter
            """)
        .param("number", row.number())
        .param("parameter", token(row.type(), "").getHashIdentity())
        .query(Long.class)
        .set();
  }

  /** Whoever finds it by what it was would see more than they may. */
  private void hide(Row row) {
    database
        .sql("DELETE FROM hfj_spidx_token WHERE res_id = :number AND hash_identity = :parameter")
        .param("number", row.number())
        .param("parameter", token(row.type(), "").getHashIdentity())
        .update();
  }

  private ResourceIndexedSearchParamToken token(String type, String zone) {
    return new ResourceIndexedSearchParamToken(
        partitions, type, ZonesOfRecord.PARAMETER, ZonesOfRecord.SYSTEM, zone);
  }

  /**
   * Forgets under which conditions a record was created, so that another one may be created under
   * the same.
   *
   * @param type the resource type
   * @param id the id of the record
   */
  public void forgetConditions(String type, String id) {
    database
        .sql(
            """
            DELETE FROM hfj_res_search_url WHERE res_id IN
              (SELECT res_id FROM hfj_resource WHERE res_type = :type AND fhir_id = :id)
            """)
        .param("type", type)
        .param("id", id)
        .update();
  }
}
