package org.doorstep.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The invented region that a new server shows.
 *
 * @param demo whether it is loaded: {@code auto} into an empty embedded database only, {@code on}
 *     into any database, {@code off} never
 * @param people how many people it has, from 1 to 99999; up to 200 have three visits each, more
 *     have one
 */
@ConfigurationProperties("doorstep")
record DemoSettings(
    @DefaultValue("auto") Switch demo, @Name("demo.people") @DefaultValue("60") int people) {

  /** Whether the region is loaded. */
  enum Switch {
    AUTO,
    ON,
    OFF
  }
}
