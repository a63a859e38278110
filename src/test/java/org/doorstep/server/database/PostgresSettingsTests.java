package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresSettingsTests {

  @Test
  void noSocketLiesInAFolderThatOthersCanReach() {
    assertThat(PostgresSettings.lines(5432))
        .contains("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "port = 5432");
  }

  @Test
  void logCarriesNoValuesOfRecords() {
    assertThat(PostgresSettings.lines(5432))
        .contains("log_error_verbosity = terse", "log_min_error_statement = panic");
  }
}
