package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresTuningTests {

  private static final long GIGABYTE = 1024L * 1024 * 1024;

  @Test
  void noSocketLiesInAFolderThatOthersCanReach() {
    assertThat(PostgresTuning.settings(5432, GIGABYTE))
        .contains("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "port = 5432");
  }

  @Test
  void sharedBuffersFollowTheMemoryOfTheMachineWithinBounds() {
    assertThat(PostgresTuning.settings(5432, GIGABYTE / 2)).contains("shared_buffers = 128MB");
    assertThat(PostgresTuning.settings(5432, 8 * GIGABYTE)).contains("shared_buffers = 1024MB");
    assertThat(PostgresTuning.settings(5432, 512 * GIGABYTE)).contains("shared_buffers = 2048MB");
  }

  @Test
  void logCarriesNoValuesOfRecords() {
    assertThat(PostgresTuning.settings(5432, GIGABYTE))
        .contains("log_error_verbosity = terse", "log_min_error_statement = panic");
  }
}
