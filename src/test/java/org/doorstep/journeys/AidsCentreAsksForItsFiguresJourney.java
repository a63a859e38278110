package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The AIDS centre of the demo region asks the questions about HIV of the documentation, and gets
 * the answers that stand there.
 */
class AidsCentreAsksForItsFiguresJourney extends Journey {

  private static final Path PAGE = Path.of("docs/analysts.md");
  private static final LocalDate LOADED = LocalDate.parse("2026-11-26");
  private static final int PEOPLE = 60;

  /** The centre keeps who lives in the city, and the team visits them. */
  private static final Set<String> OF_CENTRE = Set.of("demo-aids-centre", "demo-home-team");

  private static final Pattern ROW =
      Pattern.compile("\\| [^|]+ \\| `\\{centre\\}([^`]+)` \\| (`.+`.*) \\|");
  private static final Pattern LINE = Pattern.compile("`([^`]+,)`");

  @Test
  void answersAreThoseOfThePage() throws IOException {
    fhir();
    Institutions world = new Institutions(this::fhirAs);
    String centre = world.found("Центр");
    world.connect("app", centre);
    world.employ("aids-head", "head-of-department", centre);
    world.employ("doctor", "doctor", centre);
    new SentRegion()
        .send(
            PEOPLE,
            LOADED,
            bundle -> fhir().body(bundle).post("/").then().statusCode(200),
            bundle -> world.as("app").body(bundle).post("/").then().statusCode(200),
            post -> post.organization().filter(OF_CENTRE::contains).isPresent());
    List<String> asked = new ArrayList<>();
    for (String row : Files.readAllLines(PAGE)) {
      var question = ROW.matcher(row);
      if (question.matches()) {
        String address = "/Organization/" + centre + written(question.group(1));
        asked.add(address);
        List<String> lines =
            LINE.matcher(question.group(2)).results().map(line -> line.group(1)).toList();
        assertThat(lines).isNotEmpty();
        assertThat(
                world
                    .as("aids-head")
                    .get(address)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()
                    .lines()
                    .skip(1))
            .as(address)
            .containsExactlyElementsOf(lines);
        world.as("doctor").get(address).then().statusCode(403);
      }
    }
    assertThat(asked).hasSize(9);
  }

  private static String written(String address) {
    String end = "periodEnd=" + LOADED + "&_format=csv";
    return address
        .replace("{november}", "periodStart=2026-11-01&" + end)
        .replace("{quarter}", "periodStart=2026-08-27&" + end);
  }
}
