package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doorstep.access.Forgetting;
import org.doorstep.deidentified.Pseudonyms;
import org.doorstep.reports.FiguresOfAll;
import org.doorstep.server.AllRecords;
import org.doorstep.server.BackgroundWork;
import org.doorstep.server.Erasure;
import org.doorstep.server.InitialLoad;
import org.doorstep.server.People;
import org.doorstep.server.Records;
import org.doorstep.server.SecretFile;
import org.doorstep.server.SideBySide;
import org.doorstep.server.StartRefused;
import org.doorstep.server.StoreSettings;
import org.doorstep.server.TableReader;
import org.doorstep.tables.SqlTables;
import org.doorstep.tables.ViewTables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The work of both sides: the main server writes releases, the node takes them in. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int BYTES_OF_KEY = 32;

  @Bean
  ExportFiles exportFiles(StoreSettings store) {
    return new ExportFiles(store.dataFolder());
  }

  /** An operator's own database has a user that the operator made; the embedded one has its own. */
  @Bean
  SqlTables sqlTables(
      AnalyticsSettings settings,
      JdbcConnectionDetails database,
      ObjectProvider<TableReader> embedded) {
    Optional<TableReader> named =
        Optional.ofNullable(settings.reader())
            .map(
                user ->
                    new TableReader(
                        database.getJdbcUrl(),
                        user,
                        Objects.requireNonNullElse(settings.readerPassword(), "")));
    return new SqlTables(named.or(() -> Optional.ofNullable(embedded.getIfAvailable())));
  }

  @Bean
  AnalyticsWork analyticsWork(
      StoreSettings store,
      AnalyticsSettings settings,
      ExportFiles exports,
      Records records,
      Erasure erasure,
      Forgetting forgetting,
      People people,
      InitialLoad initialLoad,
      AllRecords all,
      SideBySide sideBySide,
      ViewTables tables,
      FiguresOfAll figures,
      JdbcClient database,
      FhirContext fhir,
      PlatformTransactionManager transactions)
      throws IOException {
    List<BackgroundWork> works = new ArrayList<>();
    @Nullable Path place = settings.folder();
    if (place == null) {
      if (store.isAnalytics()) {
        throw new StartRefused(
            "The analytics node does not know where the releases of the main server lie: name the"
                + " folder with doorstep.analytics.folder.");
      }
      return new AnalyticsWork(works);
    }
    ReleaseFolder folder = new ReleaseFolder(place);
    if (store.isAnalytics()) {
      Held held =
          new Held(records, erasure, forgetting, database, new TransactionTemplate(transactions));
      Intake intake =
          new Intake(folder, held, exports, tables, figures, database, fhir, sideBySide);
      works.add(new BackgroundWork("analytics-intake", PAUSE, intake::step));
      works.add(new BackgroundWork("analytics-export", PAUSE, new ExportWork(exports, all)::step));
    } else {
      Populations populations = Populations.of(settings.populations());
      Filling filling =
          new Filling(
              settings,
              folder,
              pseudonyms(store),
              new PersonReading(all, fhir, populations),
              populations,
              new MonthlyFigures(figures, new WorkOfNobody(all, people, fhir), fhir),
              people,
              initialLoad,
              fhir,
              database,
              new TransactionTemplate(transactions));
      works.add(new BackgroundWork("analytics-fill", PAUSE, filling::step));
    }
    return new AnalyticsWork(works);
  }

  /** The key never leaves the main server: without it no pseudonym leads back to a person. */
  private static Pseudonyms pseudonyms(StoreSettings store) throws IOException {
    List<String> key =
        SecretFile.lines(
            store.dataFolder(), "analytics-pseudonyms", AnalyticsConfiguration::freshKey);
    return new Pseudonyms(HexFormat.of().parseHex(key.get(0)));
  }

  private static List<String> freshKey() {
    byte[] key = new byte[BYTES_OF_KEY];
    new SecureRandom().nextBytes(key);
    return List.of(HexFormat.of().formatHex(key));
  }

  /**
   * Works when the server is ready.
   *
   * @param works what is done beside the requests
   */
  record AnalyticsWork(List<BackgroundWork> works) {

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
      works.forEach(BackgroundWork::start);
    }

    @EventListener(ContextClosedEvent.class)
    void onEnd() {
      works.forEach(BackgroundWork::stop);
    }
  }
}
