package org.doorstep.analytics;

import org.doorstep.server.Node;
import org.doorstep.server.StartRefused;
import org.doorstep.server.StoreSettings;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start an analytics node on the database of a main server, and the other way round: one
 * would show analysts who people are, the other would erase them.
 */
@Component
@DependsOn("schemaMigration")
class RightDatabase implements SmartInitializingSingleton {

  private final StoreSettings store;
  private final JdbcClient database;

  RightDatabase(StoreSettings store, JdbcClient database) {
    this.store = store;
    this.database = database;
  }

  @Override
  public void afterSingletonsInstantiated() {
    String kind = store.isAnalytics() && !isOfMainServer() ? "analytics" : "main";
    database
        .sql("INSERT INTO analytics.node (kind) VALUES (:kind) ON CONFLICT DO NOTHING")
        .param("kind", kind)
        .update();
    String marked = database.sql("SELECT kind FROM analytics.node").query(String.class).single();
    if (store.isAnalytics() && !marked.equals("analytics")) {
      throw new StartRefused(
          "The database is that of a main server, which an analytics node must not open: give the"
              + " node a database and a data folder of its own, or leave doorstep.node out.");
    }
    if (store.node() == Node.MAIN && !marked.equals("main")) {
      throw new StartRefused(
          "The database is that of an analytics node, which a main server must not open: start it"
              + " with --doorstep.node=analytics, or name another database and data folder.");
    }
  }

  /** Those that are older than the mark have people in them. */
  private boolean isOfMainServer() {
    return database
        .sql(
            """
            SELECT NOT EXISTS (SELECT FROM analytics.node)
              AND (EXISTS (SELECT FROM access.post)
                OR EXISTS (SELECT FROM hfj_resource WHERE res_type = 'Patient'))
            """)
        .query(Boolean.class)
        .single();
  }
}
