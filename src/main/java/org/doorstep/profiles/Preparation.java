package org.doorstep.profiles;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gets the room ready while the rest of the server starts: the validator warms up in a thread of
 * its own, search parameters are in place before anything else runs, the other definitions follow.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Preparation implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final ValidatorWarmUp warmUp;
  private final DefinitionInstaller installer;
  private final Readiness readiness;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "profiles"));

  Preparation(ValidatorWarmUp warmUp, DefinitionInstaller installer, Readiness readiness) {
    this.warmUp = warmUp;
    this.installer = installer;
    this.readiness = readiness;
    background.execute(this::warmUpValidator);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    installer.installSearchParameters();
    readiness.searchParametersAreInPlace();
    background.execute(this::installOthers);
  }

  @PreDestroy
  void stop() {
    background.shutdownNow();
  }

  private void warmUpValidator() {
    try {
      warmUp.run();
      readiness.validatorIsWarm();
    } catch (RuntimeException broken) {
      LOG.error("The validator did not start; the server stays not ready", broken);
    }
  }

  private void installOthers() {
    try {
      installer.installOthers();
    } catch (RuntimeException broken) {
      LOG.warn(
          "Profiles and terminology could not be put into the store; they still apply", broken);
    }
  }
}
