package org.doorstep.server.database;

import org.doorstep.server.StoreSettings;
import org.doorstep.server.TableReader;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An embedded PostgreSQL for everyone who has not configured a database of their own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isBlank()")
class EmbeddedPostgresConfiguration {

  // The pool depends on the connection details and these on the database: closed in that order.
  @Bean
  EmbeddedPostgres embeddedPostgres(DataFolder dataFolder, StoreSettings store) {
    return EmbeddedPostgres.startIn(dataFolder.path(), store.isAnalytics());
  }

  @Bean
  @ConditionalOnProperty(name = "doorstep.node", havingValue = "analytics")
  TableReader embeddedReader(EmbeddedPostgres postgres) {
    return postgres.reader();
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return PostgresCluster.NAME;
      }

      @Override
      public String getPassword() {
        return postgres.password();
      }

      @Override
      public String getJdbcUrl() {
        return postgres.url();
      }
    };
  }
}
