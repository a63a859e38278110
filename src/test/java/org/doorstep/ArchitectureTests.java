package org.doorstep;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

  @Test
  void roomsCallOnlyWhomTheyMay() {
    ApplicationModules.of(Doorstep.class).verify();
  }
}
