package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.profiles.Room;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long it takes to count two years of everybody, and how much memory. Not part of the build:
 *
 * <pre>mvn test -Dtest=CountingBench -Dbench.people=20000</pre>
 *
 * <p>Each of the people has ten visits. Seconds and megabytes go to the log.
 */
class CountingBench {

  private static final Logger LOG = LoggerFactory.getLogger(CountingBench.class);
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int VISITS = 10;
  private static final int DAYS = 730;

  private final int people = Integer.getInteger("bench.people", 20_000);
  private final CountingForAll counting =
      new FiguresOfAll(Counted.VIEWS, Room.terms())
          .begin(
              place -> Optional.of("UA5" + place.charAt(place.length() - 1)),
              organization -> new UUID(0, organization.hashCode()).toString());

  @Test
  void measures() {
    long begun = System.nanoTime();
    for (int person = 0; person < people; person++) {
      person(person).forEach(counting::add);
    }
    LOG.info("{} visits are read in {} s", people * VISITS, seconds(begun));
    long read = System.nanoTime();
    List<MeasureReport> reports = counting.reports(YearMonth.parse("2025-12"));
    LOG.info("{} reports are counted in {} s", reports.size(), seconds(read));
    System.gc();
    Runtime memory = Runtime.getRuntime();
    LOG.info(
        "{} MB are used, of {} at most",
        (memory.totalMemory() - memory.freeMemory()) >> 20,
        memory.maxMemory() >> 20);
    assertThat(reports).hasSize(24 * (Indicator.forAll().size() + 1));
  }

  private static List<Resource> person(int number) {
    String id = "person-" + number;
    Counted records = new Counted();
    records.person(
        id,
        AdministrativeGender.FEMALE,
        String.valueOf(1930 + number % 80),
        "site-" + number % 300);
    records.illness("illness-" + number, id, "I10", "2024-01-02T10:00:00Z");
    for (int i = 0; i < VISITS; i++) {
      String each = number + "-" + i;
      LocalDate day = FIRST.plusDays((number * 7L + i * 71L) % DAYS);
      records.visit(
          "visit-" + each, id, day + "T10:00:00Z", day + "T11:00:00Z", "site-" + number % 300);
      records.finding("pregnancy-" + each, id, "82810-3", day.toString());
      records.finding("ecg-" + each, id, "11524-6", day.toString());
      records.medicine("medicine-" + each, id, "J05AR27", day.toString(), 70);
      if (i == 0) {
        records.decision("decision-" + each, id, "visit-" + each, day.toString(), "urgent");
        records
            .request("transfer-" + each, id, "transfer-hospitalisation", day + "T10:00:00Z")
            .addPerformer(new Reference("Organization/hospital-" + number % 5));
        records.task(
            "t-" + each, "transfer", "transfer-" + each, TaskStatus.COMPLETED, day + "T12:00:00Z");
        records
            .request("call-" + each, id, "home-visit", day + "T10:00:00Z")
            .addCategory(Counted.own("doorstep-service", "hotline-call"));
      }
    }
    return records.records();
  }

  private static long seconds(long begun) {
    return (System.nanoTime() - begun) / 1_000_000_000;
  }
}
