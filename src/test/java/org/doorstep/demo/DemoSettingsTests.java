package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.doorstep.demo.DemoSettings.Switch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DemoSettingsTests {

  @Test
  void sixtyPeopleInAnEmptyEmbeddedDatabaseUnlessToldOtherwise() {
    assertThat(settings(Map.of())).isEqualTo(new DemoSettings(Switch.AUTO, 60));
  }

  @Test
  void peopleAloneLeaveTheSwitchAsItIs() {
    assertThat(settings(Map.of("doorstep.demo.people", "983")))
        .isEqualTo(new DemoSettings(Switch.AUTO, 983));
  }

  @Test
  void switchAndPeopleMayBeGivenTogether() {
    assertThat(settings(Map.of("doorstep.demo", "on", "doorstep.demo.people", "5")))
        .isEqualTo(new DemoSettings(Switch.ON, 5));
  }

  @Test
  void offIsOffAlsoWhereYamlTakesItForAnAnswerToAQuestion() {
    assertThat(settings(Map.of("doorstep.demo", "off")).demo()).isEqualTo(Switch.OFF);
    assertThat(settings(Map.of("doorstep.demo", false)).demo()).isEqualTo(Switch.OFF);
  }

  private static DemoSettings settings(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("doorstep", DemoSettings.class);
  }
}
