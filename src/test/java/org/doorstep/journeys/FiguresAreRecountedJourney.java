package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An organisation sends the demo region as its own; each figure that the server tells of it is what
 * the plainest recount of what was sent gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresAreRecountedJourney extends Journey {

  private static final LocalDate UNTIL = LocalDate.parse("2025-09-01");
  private static final YearMonth MONTH = YearMonth.parse("2025-08");

  private final SentRegion region = new SentRegion();
  private Institutions world;
  private String organization;

  @BeforeAll
  void regionIsSent() {
    fhir();
    world = new Institutions(this::fhirAs);
    organization = world.found("Бригада");
    world.connect("app", organization);
    region.send(
        60,
        UNTIL,
        bundle -> fhir().body(bundle).post("/").then().statusCode(200),
        bundle -> world.as("app").body(bundle).post("/").then().statusCode(200));
  }

  @Test
  void everyFigureIsWhatARecountGives() {
    for (LocalDate from : List.of(UNTIL.minusDays(30), UNTIL.minusDays(120))) {
      assertThat(
              world
                  .as("app")
                  .accept("text/csv")
                  .get(
                      "/Organization/%s/$coverage-report?periodStart=%s&periodEnd=%s"
                          .formatted(organization, from, UNTIL))
                  .then()
                  .statusCode(200)
                  .extract()
                  .asString()
                  .lines()
                  .skip(1))
          .hasSizeGreaterThan(40)
          .containsExactlyInAnyOrderElementsOf(new Recount(region.sent(), from, UNTIL).lines());
    }
  }

  /** A figure that is nothing of nothing would agree with any recount. */
  @Test
  void regionHasSomethingToCountForEveryFigure() {
    List<String> counted =
        new Recount(region.sent(), UNTIL.minusDays(120), UNTIL)
            .lines().stream()
                .filter(line -> !line.split(",", -1)[5].equals("0"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .toList();
    assertThat(counted)
        .containsAll(
            world
                .as("app")
                .get("/Measure?_count=100")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("entry.resource.id")
                .stream()
                .map(id -> id.replace("doorstep-", ""))
                .filter(id -> !id.equals("coverage"))
                .toList());
  }

  @Test
  void dailyFormIsWhatARecountGives() throws IOException {
    SheetRecount recount = new SheetRecount(region.sent());
    for (LocalDate day : recount.busiest(3)) {
      assertThat(sheet("$emt-mds?exact=true&date=" + day)).containsAll(recount.daily(day));
    }
  }

  @Test
  void monthlySheetIsWhatARecountGives() throws IOException {
    List<String> lines = sheet("$cluster-5w?exact=true&month=" + MONTH);
    assertThat(lines.subList(1, lines.size()))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(
            new SheetRecount(region.sent()).monthly(MONTH, "Бригада"));
  }

  private List<String> sheet(String question) throws IOException {
    byte[] file =
        world
            .as("app")
            .urlEncodingEnabled(false)
            .get("/Organization/%s/%s&language=en&_format=xlsx".formatted(organization, question))
            .then()
            .statusCode(200)
            .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .extract()
            .asByteArray();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.getFirstSheet().read().stream()
          .map(FiguresAreRecountedJourney::text)
          .toList();
    }
  }

  private static String text(Row row) {
    return String.join("|", row.stream().map(Cell::getText).toList());
  }
}
