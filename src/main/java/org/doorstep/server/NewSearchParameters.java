package org.doorstep.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the store does about records that are there when search parameters are written. */
@Component
public class NewSearchParameters {

  private final JpaStorageSettings storage;
  private final JdbcClient database;

  NewSearchParameters(JpaStorageSettings storage, JdbcClient database) {
    this.storage = storage;
    this.database = database;
  }

  /**
   * Has search parameters written, for which HAPI indexes anew what is there. In a store without
   * other records that is nothing, but HAPI would look for minutes, find what comes meanwhile and
   * take half of the CPU from whoever sends it.
   *
   * @param writing writes SearchParameters
   */
  public void define(Runnable writing) {
    boolean before = storage.isMarkResourcesForReindexingUponSearchParameterChange();
    storage.setMarkResourcesForReindexingUponSearchParameterChange(before && holdsRecords());
    try {
      writing.run();
    } finally {
      storage.setMarkResourcesForReindexingUponSearchParameterChange(before);
    }
  }

  private boolean holdsRecords() {
    return database
        .sql("SELECT EXISTS (SELECT FROM hfj_resource WHERE res_type <> 'SearchParameter')")
        .query(Boolean.class)
        .single();
  }
}
