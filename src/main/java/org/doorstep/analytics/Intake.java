package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.google.common.collect.Lists;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.doorstep.analytics.Held.Told;
import org.doorstep.deidentified.IntakeCheck;
import org.doorstep.reports.FiguresOfAll;
import org.doorstep.server.SideBySide;
import org.doorstep.tables.ViewTables;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes releases into the node, in their order; what was taken in half is taken in again. */
class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  /** As many as a transaction of the store takes without growing slow. */
  private static final int RECORDS_AT_ONCE = 300;

  private final ReleaseFolder folder;
  private final Held held;
  private final ExportFiles exports;
  private final JdbcClient database;
  private final FhirContext fhir;
  private final SideBySide sideBySide;
  private final IntakeCheck check = new IntakeCheck();
  private final ViewTables tables;
  private final FiguresOfAll figures;
  private long refused;

  /** The digests of lines that were looked at: of the last release of everything, and since. */
  private Set<String> sound = Set.of();

  /** Whoever stopped the node may have stopped it before the tables were filled. */
  private boolean tablesAreOld = true;

  Intake(
      ReleaseFolder folder,
      Held held,
      ExportFiles exports,
      ViewTables tables,
      FiguresOfAll figures,
      JdbcClient database,
      FhirContext fhir,
      SideBySide sideBySide) {
    this.sideBySide = sideBySide;
    this.tables = tables;
    this.figures = figures;
    this.folder = folder;
    this.held = held;
    this.exports = exports;
    this.database = database;
    this.fhir = fhir;
  }

  /** Takes in the next release, or fills the tables, and says whether there may be another one. */
  boolean step() {
    boolean taken = takeNext();
    if (taken) {
      tablesAreOld = true;
    } else if (tablesAreOld) {
      tables.fill();
      tablesAreOld = false;
    }
    return taken;
  }

  private boolean takeNext() {
    long last =
        database
            .sql("SELECT coalesce(max(release), 0) FROM analytics.intake")
            .query(Long.class)
            .single();
    List<Long> waiting = folder.numbers().stream().filter(number -> number > last).toList();
    // What holds everything makes superfluous whatever came before.
    Optional<Long> next =
        waiting.stream()
            .filter(number -> folder.describe(number).report().whole())
            .reduce((earlier, later) -> later)
            .or(() -> last == 0 ? Optional.empty() : waiting.stream().findFirst());
    if (next.isEmpty() || next.get() == refused) {
      return false;
    }
    Release release = folder.describe(next.get());
    if (!folder.isWhole(next.get(), release)) {
      log.warn("Release {} is not the one that was written; it waits.", next.get());
      return false;
    }
    try {
      take(next.get(), release);
      return true;
    } catch (Suspicious found) {
      refused = next.get();
      log.error(
          "Release {} holds {}, which a release must not; it is not taken in any further.",
          next.get(),
          found.getMessage());
      return false;
    }
  }

  /** A release holds something else than records that tell of nobody. */
  private static final class Suspicious extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Suspicious(String what) {
      super(what);
    }
  }

  private void take(long number, Release release) {
    boolean whole = release.report().whole();
    List<Resource> named = new ArrayList<>(NamedThings.of(release));
    Set<String> told = ConcurrentHashMap.newKeySet();
    inPieces(number, lines -> lines.forEach(line -> told.add(look(line))));
    if (!whole) {
      told.addAll(sound);
    }
    sound = told;
    if (whole) {
      folder.readFigures(number, release, line -> named.add(figure(line)));
    }
    Lists.partition(named, RECORDS_AT_ONCE).forEach(some -> held.add(some, number));
    inPieces(number, lines -> take(lines, number));
    List<String> gone = whole ? held.notIn(number) : release.gone();
    gone.forEach(held::erasePerson);
    if (!gone.isEmpty()) {
      // A file that was exported, or is being written, holds them still.
      exports.removeAll();
    }
    if (whole) {
      held.keepOnly(named, number);
    }
    database
        .sql(
            """
            INSERT INTO analytics.intake (release, whole, erased, report)
            VALUES (:release, :whole, :erased, :report)
            """)
        .param("release", number)
        .param("whole", whole)
        .param("erased", gone.size())
        .param("report", Filling.text(release.report()))
        .update();
    log.info("Release {} is taken in; {} people were erased.", number, gone.size());
  }

  private void inPieces(long number, Consumer<List<String>> work) {
    Pieces pieces = new Pieces(sideBySide, work);
    folder.read(number, pieces::add);
    pieces.finish();
  }

  private Resource figure(String line) {
    try {
      MeasureReport report = fhir.newJsonParser().parseResource(MeasureReport.class, line);
      if (!figures.isOne(report)) {
        throw new Suspicious("a line that is not a month's figures");
      }
      return report;
    } catch (DataFormatException | ClassCastException unreadable) {
      throw new Suspicious("a line that is no MeasureReport");
    }
  }

  /** Looks at a line, unless it was there the last time, and returns its digest. */
  private String look(String line) {
    String digest = digest(line);
    if (!sound.contains(digest)) {
      for (Resource record : records(line)) {
        Optional<String> fault =
            record == null ? Optional.of("an empty entry") : check.fault(record);
        if (fault.isPresent()) {
          throw new Suspicious(fault.get());
        }
      }
    }
    return digest;
  }

  private void take(List<String> lines, long number) {
    Map<String, String> changed = new LinkedHashMap<>();
    lines.forEach(line -> changed.put(digest(line), line));
    changed.keySet().removeAll(held.meet(changed.keySet(), number));
    if (!sound.containsAll(changed.keySet())) {
      throw new Suspicious("a line that was not there a moment ago");
    }
    List<Told> people = new ArrayList<>();
    changed.forEach(
        (digest, line) -> {
          List<Resource> records = records(line);
          people.add(new Told(person(records), digest, records));
        });
    held.put(people, number);
  }

  private List<Resource> records(String line) {
    try {
      Bundle bundle = fhir.newJsonParser().parseResource(Bundle.class, line);
      List<Resource> records =
          bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
      if (records.stream().filter(Patient.class::isInstance).count() != 1) {
        throw new Suspicious("a line that is not one person's");
      }
      return records;
    } catch (DataFormatException | ClassCastException unreadable) {
      throw new Suspicious("a line that is no Bundle");
    }
  }

  private static String person(List<Resource> records) {
    return records.stream()
        .filter(Patient.class::isInstance)
        .map(it -> it.getIdElement().getIdPart())
        .findFirst()
        .orElseThrow();
  }

  private static String digest(String line) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java runtime knows SHA-256.", impossible);
    }
  }
}
