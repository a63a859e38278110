package org.doorstep.server;

import ca.uhn.fhir.jpa.api.svc.IDeleteExpungeSvc;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes records out of the store for good, with their history and whatever is indexed of them. Only
 * the analytics node does: where people are cared for nothing is ever erased.
 */
@Component
public class Erasure {

  private final IDeleteExpungeSvc<JpaPid> store;
  private final StoreSettings settings;
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  Erasure(
      IDeleteExpungeSvc<JpaPid> store,
      StoreSettings settings,
      JdbcClient database,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.settings = settings;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Erases records, all or none.
   *
   * @param records types and ids, such as {@code Observation/1}; none that others refer to
   * @return how many were there
   */
  public int erase(Collection<String> records) {
    if (!settings.isAnalytics()) {
      throw new IllegalStateException("Records are erased on the analytics node only.");
    }
    Map<String, List<String>> ids = new TreeMap<>();
    for (String record : records) {
      int slash = record.indexOf('/');
      ids.computeIfAbsent(record.substring(0, slash), none -> new ArrayList<>())
          .add(record.substring(slash + 1));
    }
    Integer erased = transaction.execute(begun -> erase(ids));
    return erased == null ? 0 : erased;
  }

  private int erase(Map<String, List<String>> ids) {
    List<JpaPid> found = new ArrayList<>();
    ids.forEach(
        (type, names) ->
            database
                .sql(
                    """
                    SELECT res_id FROM hfj_resource
                    WHERE res_type = :type AND fhir_id = ANY (:ids)
                    """)
                .param("type", type)
                .param("ids", names.toArray(String[]::new))
                .query(Long.class)
                .list()
                .forEach(number -> found.add(JpaPid.fromId(number))));
    if (!found.isEmpty()) {
      store.deleteExpunge(found, false, null);
    }
    return found.size();
  }
}
