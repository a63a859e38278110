package org.doorstep.profiles;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room adds to the answer of /readyz: nothing is taken in before it can be checked. */
@Configuration(proxyBeanMethods = false)
class Readiness {

  private volatile boolean validatorWarm;
  private volatile boolean searchParametersInPlace;

  @Bean("validatorHealthIndicator")
  HealthIndicator validator() {
    return () -> upWhen(validatorWarm);
  }

  @Bean("searchParametersHealthIndicator")
  HealthIndicator searchParameters() {
    return () -> upWhen(searchParametersInPlace);
  }

  void validatorIsWarm() {
    validatorWarm = true;
  }

  void searchParametersAreInPlace() {
    searchParametersInPlace = true;
  }

  private static Health upWhen(boolean ready) {
    return ready ? Health.up().build() : Health.outOfService().build();
  }
}
