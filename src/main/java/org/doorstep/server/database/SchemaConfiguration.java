package org.doorstep.server.database;

import java.time.Clock;
import java.util.Properties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrates the schema before anything else uses the database. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

  // The data folder is named so that it is locked first: two servers on one folder never get here.
  @Bean
  InitializingBean schemaMigration(JdbcConnectionDetails connection, DataFolder locked) {
    return () -> {
      DriverManagerDataSource database =
          new DriverManagerDataSource(
              connection.getJdbcUrl(), connection.getUsername(), connection.getPassword());
      Properties properties = new Properties();
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("ApplicationName", "doorstep-schema");
      database.setConnectionProperties(properties);
      new SchemaMigration(database, Clock.systemUTC()).run();
    };
  }
}
