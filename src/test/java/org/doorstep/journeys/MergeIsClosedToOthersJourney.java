package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may not merge two people does not, and who asks wrongly is told how to ask. */
class MergeIsClosedToOthersJourney extends EnrolledTwice {

  @Test
  void onlyThoseWhoMayAndOnlyOneKeepersPeople() {
    for (String name : new String[] {"doctor", "nurse"}) {
      assertRefused(merge(name), 403, "not-for-this-role");
      assertRefused(unmerge(name), 403, "not-for-this-role");
    }
    assertRefused(merge("other"), 404, "not-here");
    String elsewhere = world.enrol("other", "ELSE-" + UUID.randomUUID());
    assertRefused(
        operation(
            "registrar",
            "$merge",
            reference("source-patient", elsewhere),
            reference("target-patient", target)),
        404,
        "not-here");
    assertRefused(unmerge("registrar"), 422, "not-merged");
    Response link =
        world
            .as("centre")
            .body(
                Institutions.person("LINK-" + UUID.randomUUID())
                    .replaceFirst(
                        "\\{",
                        "{\"active\": false, \"link\": [{\"type\": \"replaced-by\","
                            + " \"other\": {\"reference\": \"Patient/"
                            + target
                            + "\"}}], "))
            .post("/Patient");
    assertRefused(link, 422, "merge-by-operation");
  }

  @Test
  void whatIsAskedWronglyIsNamedAndAPreviewWritesNothing() {
    String from = reference("source-patient", source);
    String into = reference("target-patient", target);
    assertThat(assertRefused(operation("registrar", "$merge", from), 400, "parameter-missing"))
        .contains("'target-patient' of $merge is missing");
    assertThat(assertRefused(operation("registrar", "$merge", into), 400, "parameter-missing"))
        .contains("'source-patient' of $merge is missing");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, from, into), 400, "parameter-repeated"))
        .contains("more than once");
    assertThat(
            assertRefused(
                operation(
                    "registrar",
                    "$merge",
                    from,
                    into,
                    "{\"name\": \"delete\", \"valueBoolean\": true}"),
                400,
                "parameter-unknown"))
        .contains("'delete'");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, into.replace("Patient/", "Group/")),
                400,
                "parameter-target-patient"))
        .contains("'target-patient'", "Patient/[id]");
    assertThat(
            assertRefused(
                operation("registrar", "$merge", from, reference("target-patient", source)),
                422,
                "merge-same"))
        .contains("target-patient");
    assertThat(assertRefused(operation("registrar", "$unmerge"), 400, "parameter-missing"))
        .contains("'source-patient' of $unmerge is missing");

    Response shown =
        operation(
            "registrar", "$merge", from, into, "{\"name\": \"preview\", \"valueBoolean\": true}");
    ok(shown);
    shown
        .then()
        .body(
            "parameter.find { it.name == 'result' }.resource.identifier.value", hasItem(oldNumber));
    assertThat(people("centre")).isEqualTo(2);
    world.as("centre").get("/Patient/" + target).then().body("meta.versionId", equalTo("1"));
  }
}
