package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two organisations keep a demo region each; an analyst reads on the node what both did together,
 * which is what the plainest recount of what was sent gives, without small numbers.
 */
class AnalystReadsEverybodysFiguresJourney {

  private static final LocalDate AUGUST = TwoRegions.AUGUST;
  private static final LocalDate UNTIL = TwoRegions.UNTIL;
  private static final LocalDate JULY = LocalDate.parse("2025-07-01");
  private static final String ALL = "doorstep-coverage";

  /** What other months than the last of the region are recounted of. */
  private static final Set<String> OF_EVERY_MONTH =
      Set.of("visits", "people-visited", "consultations", "people-served", "visits-per-person");

  private static AnalyticsTown town;
  private static TwoRegions regions;

  @BeforeAll
  static void bothOrganisationsSendTheirRegions() throws Exception {
    regions = new TwoRegions("everybodys-figures");
    regions.awaitWithoutOneWhoSaysNo();
    town = regions.town;
  }

  @AfterAll
  static void lightsOut() {
    regions.close();
  }

  @Proves("use-analysts")
  @Test
  void everyNumberThatIsToldIsWhatARecountGives() throws Exception {
    Map<String, List<String>> all = regions.recount(AUGUST);
    Map<String, List<String>> told = RecountForAll.lines(regions.table(ALL, AUGUST));
    int done = Integer.parseInt(all.remove("trips,outcome,done,,").get(0));
    assertThat(told.remove("trips,outcome,done,,")).containsExactly("" + (6 + done), "", "");
    List<String> childcare = all.remove("childcare,,,,");
    assertThat(told.remove("childcare,,,,"))
        .containsExactly(more(12, childcare.get(0)), more(12, childcare.get(1)), "");
    List<String> kept = all.remove("appointments-kept,,,,");
    assertThat(told.remove("appointments-kept,,,,"))
        .containsExactly(more(6, kept.get(0)), more(12, kept.get(1)), "");
    assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(all.keySet());
    assertShownIsRecounted(told, all);
    Map<String, List<String>> before = regions.recount(JULY);
    before.keySet().removeIf(key -> !OF_EVERY_MONTH.contains(key.replaceAll(",.*", "")));
    Map<String, List<String>> july = RecountForAll.lines(regions.table(ALL, JULY));
    july.keySet().retainAll(before.keySet());
    assertThat(july.keySet()).isEqualTo(before.keySet());
    assertShownIsRecounted(july, before);
  }

  private static String more(int sent, String recounted) {
    return "" + (sent + Integer.parseInt(recounted));
  }

  private static void assertShownIsRecounted(
      Map<String, List<String>> told, Map<String, List<String>> recount) {
    Map<String, List<String>> shown = new TreeMap<>(told);
    shown.values().removeIf(numbers -> numbers.contains("hidden"));
    assertThat(shown).hasSizeGreaterThan(5);
    shown.forEach((key, numbers) -> assertThat(numbers).as(key).isEqualTo(recount.get(key)));
    recount.forEach(
        (key, numbers) -> {
          if (RecountForAll.tellsOfFew(numbers)) {
            assertThat(told.get(key)).as(key + numbers).contains("hidden");
          }
        });
    assertThat(told.values()).anyMatch(numbers -> numbers.contains("hidden"));
  }

  /** Who knows the sum of an indicator, a place, a week or an outcome works nothing out. */
  @Test
  void nothingHiddenFollowsFromASum() throws Exception {
    Map<String, List<String>> all = regions.recount(AUGUST);
    Map<List<String>, List<String>> groups = new TreeMap<>((a, b) -> ("" + a).compareTo("" + b));
    RecountForAll.lines(regions.table(ALL, AUGUST))
        .forEach(
            (key, numbers) -> {
              String[] of = key.split(",", -1);
              groups.computeIfAbsent(List.of(of[0]), none -> new ArrayList<>()).add(key);
              groups
                  .computeIfAbsent(List.of(of[0], of[1], of[2]), none -> new ArrayList<>())
                  .add(key);
              groups
                  .computeIfAbsent(List.of(of[0], of[3], of[4]), none -> new ArrayList<>())
                  .add(key);
            });
    Map<String, List<String>> told = RecountForAll.lines(regions.table(ALL, AUGUST));
    groups.forEach(
        (group, keys) -> {
          List<String> hidden =
              keys.stream().filter(key -> told.get(key).contains("hidden")).toList();
          long others =
              keys.stream()
                  .filter(key -> !hidden.contains(key))
                  .filter(key -> !told.get(key).get(0).equals("0"))
                  .count();
          boolean nested = group.get(0).equals("viral-load-suppressed");
          if (hidden.size() == 1 && !nested) {
            assertThat(others).as(group + " hides " + all.get(hidden.get(0))).isZero();
          }
        });
  }

  @Test
  void reportsAreFoundBySearch() {
    town.analyst()
        .queryParam("measure", "https://doorstep.health/fhir/Measure/doorstep-visits")
        .queryParam("period", "2025-08")
        .get("/MeasureReport")
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("entry[0].resource.period.start", equalTo("2025-08-01"))
        .body("entry[0].resource.reporter", nullValue())
        .body("entry[0].resource.group[0].code.coding[0].code", equalTo("visits"))
        .body(
            "entry[0].resource.group[0].stratifier[0].stratum.component.flatten().value.text",
            hasItem("UX9001"));
    assertThat(town.count("/MeasureReport?period=gt2999")).isZero();
    assertThat(town.analyst().get("/MeasureReport?_count=1000").asString())
        .doesNotContain(AlikeWomen.CANARY, "demo-");
  }

  @Test
  void oneMeasureGivesItsPartOfAll() {
    String all = regions.table(ALL, AUGUST);
    String visits = regions.table("doorstep-visits", AUGUST);
    assertThat(visits.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("visits,"));
    assertThat(all).contains(visits.lines().skip(1).toList());
    regions
        .evaluate("doorstep-visits", AUGUST, UNTIL)
        .then()
        .statusCode(200)
        .body("resourceType", equalTo("MeasureReport"))
        .body("measure", equalTo("https://doorstep.health/fhir/Measure/doorstep-visits"))
        .body("period.end", equalTo("2025-08-31"));
  }

  @Test
  void reportOfTeamsIsThatOfAllInAMonth() throws Exception {
    String report =
        town.analyst()
            .get("/Organization/$emt-mds?month=2025-08&language=en&_format=csv")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(report)
        .contains("All organisations together", "2025-08", "on the restricted list only")
        .doesNotContain(AlikeWomen.CANARY, "UX90");
    Map<String, String> totals = new TreeMap<>();
    report.lines().forEach(line -> totals.put(first(line), line.replaceAll(".*,", "").strip()));
    Map<String, Integer> items = regions.items(YearMonth.from(AUGUST));
    items.forEach(
        (item, number) -> {
          if (number > 0 && number < 5) {
            assertThat(totals.get(item)).as(item).isEqualTo("hidden");
          } else {
            assertThat(totals.get(item))
                .as(item)
                .isIn("" + number, "hidden", "on the restricted list only");
          }
        });
    assertThat(items.keySet())
        .anyMatch(item -> items.get(item) > 4 && totals.get(item).equals("" + items.get(item)));
    refusedSheet("?month=2999-01&_format=csv", 404, "month-not-counted");
    refusedSheet("?month=2025&_format=csv", 400, "parameter-month");
    refusedSheet("?month=2025-08&form=50&_format=csv", 400, "parameter-form");
    refusedSheet("?date=2025-08-04&_format=csv", 400, "parameter-unknown");
  }

  private static void refusedSheet(String question, int status, String rule) {
    assertRefused(town.analyst().get("/Organization/$emt-mds" + question), status, rule);
  }

  /** The first cell of a line of CSV. */
  private static String first(String line) {
    return line.startsWith("\"") ? line.substring(1, line.indexOf('"', 1)) : line.split(",")[0];
  }

  /** Sums of the sheet may be smaller than what is told elsewhere, never larger. */
  @Proves("actor-c-health-cluster")
  @Test
  void clusterSheetNamesAreasOnly() {
    Response sheet =
        town.analyst().get("/Organization/$cluster-5w?month=2025-08&language=en&_format=csv");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.asString())
        .startsWith("Who: organisation,")
        .contains("All organisations together,Regular monthly home care,,UX90,,UX9001,")
        .contains("2025-08")
        .doesNotContain("UX90010", AlikeWomen.CANARY);
    assertRefused(
        town.analyst().get("/Organization/$cluster-5w?month=2999-01&_format=csv"),
        404,
        "month-not-counted");
    assertRefused(
        town.analyst().get("/Organization/$cluster-5w?month=2025&_format=csv"),
        400,
        "parameter-month");
    assertThat(
            town.analyst()
                .get("/Organization/1/$cluster-5w?month=2025-08&_format=csv")
                .statusCode())
        .isBetween(400, 499);
  }

  @Test
  void otherTermsThanAMonthAreRefused() {
    assertThat(
            assertRefused(
                regions.evaluate(ALL, AUGUST, UNTIL.minusDays(1)), 400, "parameter-periodEnd"))
        .contains("2025-08-31");
    assertRefused(regions.evaluate(ALL, JULY, UNTIL), 400, "parameter-periodEnd");
    assertRefused(regions.evaluate(ALL, AUGUST.plusDays(1), UNTIL), 400, "parameter-periodEnd");
    LocalDate today = LocalDate.now();
    LocalDate month = today.withDayOfMonth(1);
    assertRefused(
        regions.evaluate(ALL, month, month.plusMonths(1).minusDays(1)), 404, "month-not-counted");
    assertRefused(regions.evaluate("doorstep-other", AUGUST, UNTIL), 404, "no-such-measure");
    assertRefused(
        regions.evaluate("doorstep-overdue-by-unit", AUGUST, UNTIL), 404, "figure-not-of-all");
    assertRefused(
        town.analyst()
            .get(
                "/Measure/doorstep-visits/$evaluate-measure?reporter=Organization/1"
                    + "&periodStart=2025-08-01&periodEnd=2025-08-31"),
        400,
        "parameter-reporter");
    assertRefused(
        town.analyst().get("/Organization/1/$coverage-report?periodStart=2025-08-01"),
        403,
        "analytics-node-reads-only");
  }
}
