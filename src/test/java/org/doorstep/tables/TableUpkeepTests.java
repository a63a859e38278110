package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.doorstep.server.StartRefused;
import org.junit.jupiter.api.Test;

/** The tables hold everybody's records, so that only the analytics node may have them. */
class TableUpkeepTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void serverOfRealPeopleDoesNotStartWithTables() {
    assertThatThrownBy(() -> TableUpkeep.require(HOUR, "main"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("doorstep.tables.every");
  }

  @Test
  void analyticsNodeMayHaveTablesAndNobodyNeedsThem() {
    assertThatCode(() -> TableUpkeep.require(HOUR, "analytics")).doesNotThrowAnyException();
    assertThatCode(() -> TableUpkeep.require(null, "main")).doesNotThrowAnyException();
  }
}
