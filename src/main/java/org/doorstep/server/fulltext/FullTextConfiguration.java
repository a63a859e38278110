package org.doorstep.server.fulltext;

import java.util.Map;
import org.doorstep.server.StoreSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hibernate Search on a Lucene index below the data folder, for words only. */
@Configuration(proxyBeanMethods = false)
class FullTextConfiguration {

  @Bean
  @DependsOn("schemaMigration")
  TextIndexFolder textIndexFolder(StoreSettings settings, JdbcTemplate database) {
    // When the schema was made tells one database from another.
    String made =
        database.queryForObject(
            "select min(installed_on)::text from \"FLY_HFJ_MIGRATION\"", String.class);
    return new TextIndexFolder(settings.dataFolder().resolve("lucene"), String.valueOf(made));
  }

  @Bean
  HibernateSearchProperties hibernateSearchProperties(TextIndexFolder folder) {
    return new HibernateSearchProperties(
        Map.of(
            "hibernate.search.enabled",
            "true",
            "hibernate.search.backend.type",
            "lucene",
            "hibernate.search.backend.directory.type",
            "local-filesystem",
            "hibernate.search.backend.directory.root",
            folder.path().toAbsolutePath().toString(),
            "hibernate.search.backend.lucene_version",
            "LATEST",
            "hibernate.search.backend.analysis.configurer",
            "class:" + Analyzers.class.getName(),
            // A write is acknowledged by PostgreSQL; Lucene follows within a second.
            "hibernate.search.indexing.plan.synchronization.strategy",
            "async",
            "hibernate.search.backend.io.commit_interval",
            "1000",
            "hibernate.search.backend.io.refresh_interval",
            "500"));
  }
}
