package org.doorstep.server.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.server.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedVersionsTests {

  @ParameterizedTest
  @ValueSource(strings = {"14.24", "18.6", "16.3 (Debian 16.3-1.pgdg120+1)", "19beta1"})
  void newEnoughPostgresIsServed(String version) {
    assertThatCode(() -> ServedVersions.require("PostgreSQL", version)).doesNotThrowAnyException();
  }

  @Test
  void olderPostgresIsRefusedByItsVersion() {
    assertThatThrownBy(() -> ServedVersions.require("PostgreSQL", "13.9"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("PostgreSQL 13.9")
        .hasMessageContaining("14 or newer");
  }

  @Test
  void anotherDatabaseIsRefused() {
    assertThatThrownBy(() -> ServedVersions.require("MySQL", "8.0"))
        .isInstanceOf(StartRefused.class);
  }
}
