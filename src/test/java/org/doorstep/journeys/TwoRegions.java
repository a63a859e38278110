package org.doorstep.journeys;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Two organisations that keep a demo region each on one main server, and a node beside it that is
 * told of both.
 */
final class TwoRegions implements AutoCloseable {

  static final LocalDate AUGUST = LocalDate.parse("2025-08-01");
  static final LocalDate UNTIL = LocalDate.parse("2025-08-31");

  private static final IParser R4 = FhirContext.forR4Cached().newJsonParser();

  final AnalyticsTown town;

  private final SentRegion one = new SentRegion();
  private final SentRegion other = new SentRegion();
  private final Institutions world;
  private List<Resource> counted = List.of();

  TwoRegions(String name) throws Exception {
    town = new AnalyticsTown(name);
    town.startMain("--doorstep.analytics.rebuild-every=15s");
    town.startNode();
    town.main.awaitReady();
    world = new Institutions(account -> town.main.fhir(account));
    send(one, "one");
    send(other, "other");
    trips(6);
    childcare(12, 6);
    town.node.awaitReady();
  }

  /** Both are told as they are, and then without somebody who refuses. */
  void awaitWithoutOneWhoSaysNo() throws Exception {
    counted = all().toList();
    town.await("All are counted", this::isAsCounted);
    counted = withoutOneWhoSaysNo();
    town.await("Who said no is left out of a release of everything", this::oneIsLeftOut);
    town.await("Who said no is not counted any more", this::isAsCounted);
  }

  private boolean oneIsLeftOut() {
    String report = town.analyst().get("/$release-report").asString();
    return report.contains("\"whole\",\"valueBoolean\":true")
        && report.contains("\"denied\",\"valueInteger\":1}");
  }

  /** How often all who have not said no have the items of the report of teams in a month. */
  Map<String, Integer> items(YearMonth month) throws IOException {
    return new SheetRecount(counted).items(month);
  }

  /** What a recount of all who have not said no gives. */
  Map<String, List<String>> recount(LocalDate month) throws Exception {
    return new RecountForAll(town.folder.resolve("main")).of(counted, month);
  }

  /** Whether the visits that are told are those of a recount. */
  private boolean isAsCounted() throws Exception {
    String table = table("doorstep-visits", AUGUST);
    Map<String, List<String>> told =
        RecountForAll.lines(table.startsWith("indicator") ? table : "");
    told.values().removeIf(numbers -> numbers.contains("hidden"));
    Map<String, List<String>> all = recount(AUGUST);
    return !told.isEmpty() && all.entrySet().containsAll(told.entrySet());
  }

  private void send(SentRegion region, String name) {
    world.connect(name, world.found("Бригада " + AlikeWomen.CANARY));
    region.send(
        25,
        UNTIL,
        bundle -> town.main.fhir(Tokens.ACCOUNT).body(bundle).post("/").then().statusCode(200),
        bundle -> world.as(name).body(bundle).post("/").then().statusCode(200));
  }

  private void trips(int number) {
    for (int i = 0; i < number; i++) {
      Institutions.create(
          world.as("one"),
          """
          {"resourceType": "Task", "status": "completed", "intent": "plan",
           "code": {"coding": [{"system": "https://doorstep.health/fhir/CodeSystem/doorstep-task",
             "code": "trip"}]},
           "groupIdentifier": {"system": "https://doorstep.health/sid/trip", "value": "%1$s"},
           "executionPeriod": {"start": "2025-08-04T08:00:00+03:00",
             "end": "2025-08-04T16:00:00+03:00"},
           "owner": {"display": "%2$s"}, "location": {"display": "%2$s"}}
          """
              .formatted(UUID.randomUUID(), AlikeWomen.CANARY));
    }
  }

  /** A mother asked for care for her children; with some of it she kept an appointment. */
  private void childcare(int number, int kept) {
    String mother = world.enrol("other", "MOTHER-" + UUID.randomUUID());
    for (int i = 0; i < number; i++) {
      String request =
          Institutions.create(
              world.as("other"),
              Mothers.request(mother, "")
                  .replace("\"status\": \"active\"", "\"status\": \"completed\"")
                  .replace("2026-03-02", "2025-08-05"));
      if (i < kept) {
        Institutions.create(
            world.as("other"),
            """
            {"resourceType": "Appointment", "status": "fulfilled", "description": "%3$s",
             "start": "2025-08-07T10:00:00+03:00", "end": "2025-08-07T10:30:00+03:00",
             "basedOn": [{"reference": "ServiceRequest/%1$s"}],
             "participant": [{"actor": {"reference": "Patient/%2$s"}, "status": "accepted"}]}
            """
                .formatted(request, mother, AlikeWomen.CANARY));
      }
    }
  }

  /** Somebody who was visited in August refuses; returns what was sent of all others. */
  private List<Resource> withoutOneWhoSaysNo() {
    String person =
        one.sent().stream()
            .filter(Encounter.class::isInstance)
            .map(Encounter.class::cast)
            .filter(
                it -> it.getPeriod().getStartElement().getValueAsString().startsWith("2025-08-0"))
            .map(visit -> visit.getSubject().getReference())
            .findFirst()
            .orElseThrow();
    Patient patient =
        one.sent().stream()
            .filter(Patient.class::isInstance)
            .map(Patient.class::cast)
            .filter(it -> person.equals(it.getIdElement().getValue()))
            .findFirst()
            .orElseThrow();
    String id =
        world
            .as("one")
            .queryParam("identifier", patient.getIdentifierFirstRep().getValue())
            .get("/Patient")
            .path("entry[0].resource.id");
    Institutions.create(
        world.as("one"),
        """
        {"resourceType": "Consent", "status": "active", "dateTime": "2026-03-02",
         "scope": {"coding": [{
           "system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "research"}]},
         "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
         "patient": {"reference": "Patient/%s"}, "policyRule": {"text": "Воля людини"},
         "provision": {"type": "deny"}}
        """
            .formatted(id));
    return all().filter(record -> !text(record).contains("\"" + person + "\"")).toList();
  }

  private Stream<Resource> all() {
    return Stream.concat(one.sent().stream(), other.sent().stream());
  }

  private String text(Resource record) {
    return '"' + record.getIdElement().getValue() + '"' + R4.encodeResourceToString(record);
  }

  Response evaluate(String measure, LocalDate from, LocalDate to) {
    return town.analyst()
        .get(
            "/Measure/%s/$evaluate-measure?periodStart=%s&periodEnd=%s"
                .formatted(measure, from, to));
  }

  String table(String measure, LocalDate month) {
    return town.analyst()
        .accept("text/csv")
        .get(
            "/Measure/%s/$evaluate-measure?periodStart=%s&periodEnd=%s"
                .formatted(measure, month, month.plusMonths(1).minusDays(1)))
        .asString();
  }

  @Override
  public void close() {
    town.close();
  }
}
