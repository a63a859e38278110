package org.doorstep.server.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An embedded PostgreSQL for everyone who has not configured a database of their own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isBlank()")
class EmbeddedPostgresConfiguration {

  // The pool depends on the connection details and these on the database: closed in that order.
  @Bean
  EmbeddedPostgres embeddedPostgres(DataFolder dataFolder) {
    return EmbeddedPostgres.startIn(dataFolder.path());
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
