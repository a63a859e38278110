package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.doorstep.deidentified.Detail;
import org.doorstep.deidentified.Pseudonyms;
import org.doorstep.server.InitialLoad;
import org.doorstep.server.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the analytics node: everything at first and once a day, and what has changed between. */
class Filling {

  private static final Logger log = LoggerFactory.getLogger(Filling.class);
  private static final int AT_ONCE = 500;

  /** A transaction that was open as a run began may have written before. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AnalyticsSettings settings;
  private final ReleaseFolder folder;
  private final Pseudonyms pseudonyms;
  private final PersonReading reading;
  private final Populations populations;
  private final MonthlyFigures figures;
  private final People people;
  private final InitialLoad initialLoad;
  private final FhirContext fhir;
  private final JdbcClient database;
  private final KnownPeople known;
  private final TransactionTemplate transaction;
  private final Clock clock = Clock.systemUTC();

  Filling(
      AnalyticsSettings settings,
      ReleaseFolder folder,
      Pseudonyms pseudonyms,
      PersonReading reading,
      Populations populations,
      MonthlyFigures figures,
      People people,
      InitialLoad initialLoad,
      FhirContext fhir,
      JdbcClient database,
      TransactionTemplate transaction) {
    this.settings = settings;
    this.folder = folder;
    this.pseudonyms = pseudonyms;
    this.reading = reading;
    this.populations = populations;
    this.figures = figures;
    this.people = people;
    this.initialLoad = initialLoad;
    this.fhir = fhir;
    this.database = database;
    this.known = new KnownPeople(database, transaction);
    this.transaction = transaction;
  }

  /** Does what is due once the store has its first records; never leaves more to do. */
  boolean step() {
    if (initialLoad.isRunning()) {
      return false;
    }
    Instant now = clock.instant();
    Optional<Instant> whole = last("WHERE whole");
    if (whole.isEmpty() || !now.isBefore(whole.get().plus(settings.rebuildEvery()))) {
      releaseAll(now);
    } else {
      Instant last = last("").orElse(whole.get());
      if (!now.isBefore(last.plus(settings.fillEvery()))) {
        releaseChanged(now, last.minus(overlap()));
      }
    }
    return false;
  }

  private Duration overlap() {
    return settings.fillEvery().compareTo(OVERLAP) < 0 ? settings.fillEvery() : OVERLAP;
  }

  private Optional<Instant> last(String which) {
    return database
        .sql("SELECT max(began) FROM analytics.release " + which)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private void releaseAll(Instant began) {
    keepFolder();
    long number = number(began);
    MonthlyFigures.Run counted = figures.begin(reading.places(), reading.codes(), pseudonyms);
    FillRun run = run(number, counted::meet);
    String after = "";
    List<String> some = people.after(after, AT_ONCE);
    while (!some.isEmpty()) {
      run.meet(some);
      after = some.get(some.size() - 1);
      some = people.after(after, AT_ONCE);
    }
    known.forgetUnmet(number);
    Map<String, Detail> told = run.decide();
    Set<String> gone = new TreeSet<>(before().keySet());
    gone.removeAll(told.keySet());
    Release release = run.release(folder, true, told, told.keySet(), gone, counted::writeTo);
    finish(number, began, release, told);
    folder.removeBefore(number);
  }

  private void releaseChanged(Instant began, Instant since) {
    keepFolder();
    long number = number(began);
    FillRun run = run(number, person -> {});
    Set<String> changed = people.changedSince(since);
    run.meet(changed);
    Map<String, Detail> told = run.decide();
    Map<String, String> before = before();
    Set<String> written = new TreeSet<>();
    told.forEach(
        (id, detail) -> {
          if (changed.contains(id) || !detail.name().equals(before.get(id))) {
            written.add(id);
          }
        });
    Set<String> gone = new TreeSet<>(before.keySet());
    gone.removeAll(told.keySet());
    if (!written.isEmpty() || !gone.isEmpty()) {
      finish(number, began, run.release(folder, false, told, written, gone, none -> {}), told);
    }
  }

  /** Whoever has another key tells of others, or of the same people by other names. */
  private void keepFolder() {
    folder.keepFor(pseudonyms.id("Server", "main"));
  }

  /** Never one that the node knows already, even if this database was restored from a backup. */
  private long number(Instant began) {
    long last =
        database
            .sql("SELECT coalesce(max(number), 0) FROM analytics.release")
            .query(Long.class)
            .single();
    long inFolder = folder.numbers().stream().reduce(0L, Math::max);
    return Math.max(began.toEpochMilli(), Math.max(last, inFolder) + 1);
  }

  private FillRun run(long number, Consumer<PersonRecords> counted) {
    return new FillRun(number, pseudonyms, reading, known, populations, fhir, counted);
  }

  private Map<String, String> before() {
    Map<String, String> before = new HashMap<>();
    database
        .sql("SELECT person, detail FROM analytics.told")
        .query(
            row -> {
              before.put(row.getString("person"), row.getString("detail"));
            });
    return before;
  }

  private void finish(long number, Instant began, Release release, Map<String, Detail> told) {
    transaction.executeWithoutResult(
        begun -> {
          database.sql("DELETE FROM analytics.told").update();
          database
              .sql(
                  """
                  INSERT INTO analytics.told (person, detail)
                  SELECT * FROM unnest(CAST(:people AS text[]), CAST(:details AS text[]))
                  """)
              .param("people", told.keySet().toArray(String[]::new))
              .param("details", told.values().stream().map(Detail::name).toArray(String[]::new))
              .update();
          database
              .sql(
                  """
                  INSERT INTO analytics.release (number, whole, began, report)
                  VALUES (:number, :whole, :began, :report)
                  """)
              .param("number", number)
              .param("whole", release.report().whole())
              .param("began", began.atOffset(ZoneOffset.UTC))
              .param("report", text(release.report()))
              .update();
        });
    log.info(
        "Release {} for the analytics node: {} people told of, {} left out because they said no, {}"
            + " because too few are like them.",
        number,
        release.report().told(),
        release.report().denied(),
        release.report().unlike());
  }

  static String text(ReleaseReport report) {
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
