package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javax.sql.DataSource;
import org.doorstep.journeys.ExternalPostgres;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresVersionsTests {

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17})
  void schemaIsMadeOnAnOperatorsOwnServer(int major) throws Exception {
    try (ExternalPostgres external = ExternalPostgres.start(major)) {
      DataSource source = new DriverManagerDataSource(external.url(), "postgres", "");
      JdbcClient database = JdbcClient.create(source);

      new SchemaMigration(source, Clock.systemUTC()).run();
      new SchemaMigration(source, Clock.systemUTC()).run();

      assertThat(database.sql("SHOW server_version").query(String.class).single())
          .startsWith(major + ".");
      assertThat(
              database
                  .sql("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'hfj\\_%'")
                  .query(Long.class)
                  .single())
          .isGreaterThan(30);
    }
  }
}
