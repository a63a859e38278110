package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorstep.journeys.Institutions;
import org.doorstep.journeys.ServerProcess;
import org.doorstep.journeys.Visits;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * What it costs to decide who sees what: a doctor with a thousand people in their care asks a
 * server without guards and one with them, in turns. Not part of the build:
 *
 * <pre>mvn test -Dtest=AccessBench</pre>
 */
class AccessBench {

  private static final int PEOPLE = 1000;
  private static final int PER_POST = 50;
  private static final String DOCTOR = "bench-doctor";
  private static final int REQUESTS = 500;
  private static final int ROUNDS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String COMPARED =
      "SELECT CASE WHEN EXISTS (SELECT FROM matching.intake) THEN 0 ELSE 1 END";
  private static final int VISITED = 200;
  private static final List<InventedPeople.Person> PERSONS =
      new InventedPeople(1).people(PEOPLE + VISITED);

  private final Path data = Path.of("target", "bench", "access");
  private final Figures figures = new Figures("access");

  @Test
  void compares() throws Exception {
    FileSystemUtils.deleteRecursively(data);
    try (Contender open = new Contender(data.resolve("open"), "--doorstep.without-guard=all");
        Contender guarded = new Contender(data.resolve("guarded"), "")) {
      List<Contender> both = List.of(open, guarded);
      for (Contender contender : both) {
        fill(contender.server());
        // As it would be after some minutes; nobody waits for it here.
        contender.query("VACUUM ANALYZE");
      }
      compare("visit", both, AccessBench::postVisit);
      for (Contender contender : both) {
        contender.server().as(DOCTOR);
      }
      compare("read", both, (server, i) -> server.get("/Observation/" + pulse(i % PEOPLE)));
      compare("patient", both, AccessBench::findOfPerson);
      compare("caseload", both, AccessBench::findOfCaseload);
    }
  }

  /** Once to warm up, then some times, as single runs stray. */
  private void compare(String kind, List<Contender> both, Turns.Request request) throws Exception {
    Turns.of(both, REQUESTS, request);
    for (Contender contender : both) {
      // Who is new is compared with everybody in the background.
      await().atMost(PATIENCE).until(() -> contender.query(COMPARED) == 1);
    }
    for (int round = 0; round < ROUNDS; round++) {
      figures.add(kind, Turns.of(both, REQUESTS, request), REQUESTS);
    }
  }

  private static String findOfPerson(ServerProcess server, int i) throws Exception {
    return server.get("/Observation?patient=" + person(i % PEOPLE) + "&code=8867-4");
  }

  private static String findOfCaseload(ServerProcess server, int i) throws Exception {
    return server.get("/Observation?code=8867-4&_sort=-date&_count=50&_offset=" + i % 50);
  }

  private static String postVisit(ServerProcess server, int i) throws Exception {
    int number = i % VISITED;
    var visit = Visits.visit(UUID.randomUUID().toString(), "visit-" + number);
    InventedPeople.Person invented = PERSONS.get(PEOPLE + number);
    ((Patient) visit.getEntryFirstRep().getResource())
        .setBirthDate(Date.valueOf(invented.born()))
        .getNameFirstRep()
        .setFamily(invented.family())
        .setGiven(List.of(new StringType(invented.given())));
    var answer = server.post(Visits.json(visit));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static void fill(ServerProcess server) throws Exception {
    Institutions world = new Institutions(server::fhir, "");
    String doctor = world.employ(DOCTOR, "doctor", world.found("Bench"));
    for (int from = 0; from < PEOPLE; from += PER_POST) {
      String entries =
          IntStream.range(from, from + PER_POST)
              .mapToObj(number -> entries(number, doctor))
              .collect(Collectors.joining(","));
      var answer =
          server.post(
              """
              {"resourceType": "Bundle", "type": "transaction", "entry": [%s]}
              """
                  .formatted(entries));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** People whom nobody takes for each other: possible duplicates are work of another kind. */
  private static String entries(int number, String doctor) {
    String person = person(number);
    InventedPeople.Person invented = PERSONS.get(number);
    return """
    {"request": {"method": "PUT", "url": "Patient/%1$s"}, "resource": {
      "resourceType": "Patient", "id": "%1$s", "gender": "female", "birthDate": "%7$s",
      "name": [{"family": "%5$s", "given": ["%6$s"]}],
      "identifier": [{"system": "https://doorstep.health/sid/client", "value": "BENCH-%2$d"}]}},
    {"request": {"method": "POST", "url": "CareTeam"}, "resource": {
      "resourceType": "CareTeam", "status": "active",
      "subject": {"reference": "Patient/%1$s"}, "period": {"start": "2020-01-01"},
      "participant": [{"member": {"reference": "Practitioner/%3$s"}}]}},
    {"request": {"method": "PUT", "url": "Observation/%4$s"}, "resource": {
      "resourceType": "Observation", "id": "%4$s", "status": "final",
      "category": [{"coding": [{
        "system": "http://terminology.hl7.org/CodeSystem/observation-category",
        "code": "vital-signs"}]}],
      "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
      "subject": {"reference": "Patient/%1$s"}, "effectiveDateTime": "2026-03-02",
      "valueQuantity": {"value": 70, "unit": "/min",
        "system": "http://unitsofmeasure.org", "code": "/min"}}}
    """
        .formatted(
            person,
            number,
            doctor,
            pulse(number),
            invented.family(),
            invented.given(),
            invented.born());
  }

  private static String person(int number) {
    return named("person-" + number);
  }

  private static String pulse(int number) {
    return named("pulse-" + number);
  }

  private static String named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
