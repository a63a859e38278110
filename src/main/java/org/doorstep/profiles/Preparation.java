package org.doorstep.profiles;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts search parameters in place before anything else runs; the other definitions follow. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Preparation implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

  private final DefinitionInstaller installer;
  private final Readiness readiness;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "profiles"));

  Preparation(DefinitionInstaller installer, Readiness readiness) {
    this.installer = installer;
    this.readiness = readiness;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    installer.installSearchParameters();
    readiness.searchParametersAreInPlace();
    background.execute(this::installOthers);
  }

  @PreDestroy
  void stop() throws InterruptedException {
    background.shutdown();
    background.awaitTermination(LONGEST_WRITE.toSeconds(), TimeUnit.SECONDS);
  }

  private void installOthers() {
    try {
      installer.installOthersWhile(() -> !background.isShutdown());
    } catch (RuntimeException broken) {
      LOG.warn(
          "Profiles and terminology could not be put into the store; they still apply", broken);
    }
  }
}
