package org.doorstep.demo;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.NumberParam;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorstep.access.Keeper;
import org.doorstep.server.InitialLoad;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Loads the demo region beside a server that is already answering, so that it delays nobody, and
 * stops between two transactions when the server stops.
 */
@Component
class DemoLoad implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DemoLoad.class);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final DemoSettings settings;
  private final Records records;
  private final Environment environment;
  private final DemoSignIn signIn;
  private final InitialLoad initialLoad;
  private final boolean wanted;
  private final Clock clock;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Thread worker = new Thread(this::load, "demo-region");

  DemoLoad(
      DemoSettings settings,
      Records records,
      Environment environment,
      DemoSignIn signIn,
      StoreSettings store,
      InitialLoad initialLoad,
      Optional<Clock> clock) {
    this.settings = settings;
    this.records = records;
    this.environment = environment;
    this.signIn = signIn;
    this.initialLoad = initialLoad;
    this.wanted = settings.demo() != DemoSettings.Switch.OFF && !store.isAnalytics();
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
    worker.setDaemon(true);
  }

  @EventListener(ApplicationReadyEvent.class)
  void onReady() {
    if (wanted) {
      worker.start();
    }
  }

  private void load() {
    IRepository store = records.ofServer();
    try {
      DemoMarker.in(store)
          .or(() -> mayBegin(store) ? Optional.of(beginning()) : Optional.empty())
          .filter(this::isLeftToLoad)
          .ifPresent(marker -> load(store, marker.region()));
    } catch (RuntimeException e) {
      log.error("The demo region could not be loaded; start the server again to go on with it.", e);
    } finally {
      initialLoad.end();
    }
  }

  private boolean isLeftToLoad(DemoMarker marker) {
    signIn.open();
    return !marker.complete();
  }

  private boolean mayBegin(IRepository store) {
    boolean embedded = "none".equals(environment.getProperty("spring.datasource.url", "none"));
    return settings.demo() == DemoSettings.Switch.ON || (embedded && isEmpty(store));
  }

  private static boolean isEmpty(IRepository store) {
    return store
        .search(
            Bundle.class,
            Patient.class,
            Map.of(
                "_count", List.of(new NumberParam("1")), "_offset", List.of(new NumberParam("0"))))
        .getEntry()
        .isEmpty();
  }

  private DemoMarker beginning() {
    return new DemoMarker(new DemoRegion(settings.people(), LocalDate.now(clock)), false);
  }

  private void load(IRepository store, DemoRegion region) {
    log.info("Loading the demo region: {} invented people.", region.people());
    store.update(new DemoMarker(region, false).toList());
    DemoProgress progress = new DemoProgress(region.size(), clock.instant());
    Iterator<DemoPost> posts = region.posts().iterator();
    while (posts.hasNext()) {
      if (stopping.get()) {
        log.info("The demo region is not complete; it will be completed after the next start.");
        return;
      }
      store(posts.next());
      progress.oneMore(clock.instant(), BETWEEN_LINES).ifPresent(log::info);
    }
    store.update(new DemoMarker(region, true).toList());
    log.info("Demo region ready. {}", progress.summary(clock.instant()));
  }

  private void store(DemoPost post) {
    RequestDetails request = new SystemRequestDetails();
    post.organization().ifPresent(organization -> new Keeper(organization).keepIn(request));
    records.on(request).transaction(post.bundle());
  }

  @Override
  public void start() {
    // The server has to be ready before it loads, see onReady; others have to know by then.
    if (wanted) {
      initialLoad.begin();
    }
  }

  @Override
  public void stop() {
    stopping.set(true);
    try {
      worker.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return worker.isAlive();
  }
}
