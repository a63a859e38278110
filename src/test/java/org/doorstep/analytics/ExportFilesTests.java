package org.doorstep.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports are kept in files, so that a killed node knows what it has promised. */
class ExportFilesTests {

  @TempDir private Path folder;

  private static ExportRequest request(String time, String... filters) {
    return new ExportRequest(
        "analyst",
        "http://node/fhir/$export",
        "http://node/fhir",
        time,
        Set.of("Patient", "Observation"),
        "area",
        "2026-03-02T10:00:00Z",
        List.of(filters));
  }

  @Test
  void exportWaitsUntilItIsDoneWhoeverStartsTheNode() {
    new ExportFiles(folder).create("second", request("2026-03-02T11:00:00Z"));
    new ExportFiles(folder).create("first", request("2026-03-02T10:00:00Z"));
    ExportFiles restarted = new ExportFiles(folder);
    assertThat(restarted.waiting()).containsExactly("first", "second");
    restarted.finish("first", "{}");
    restarted.fail("second");
    assertThat(restarted.waiting()).isEmpty();
    assertThat(restarted.manifest("first")).contains("{}");
    assertThat(restarted.manifest("second")).isEmpty();
    assertThat(restarted.hasFailed("second")).isTrue();
    restarted.tidy();
    assertThat(restarted.request("first")).isPresent();
    restarted.removeAll();
    assertThat(restarted.request("first")).isEmpty();
    assertThat(folder.resolve("exports/first")).doesNotExist();
  }

  @Test
  void requestThatIsHalfWrittenIsNone() throws Exception {
    ExportFiles files = new ExportFiles(folder);
    Files.createDirectories(files.of("half"));
    Files.writeString(files.of("half").resolve("request.json.new"), "{\"owner\":");
    assertThat(files.waiting()).isEmpty();
    assertThat(files.request("half")).isEmpty();
  }

  @Test
  void searchesKeepToTimeAreaAndFilters() {
    ExportRequest request =
        request("now", "Observation?code=8867-4", "Observation?code=8480-6&status=final");
    assertThat(request.searches("Patient"))
        .containsExactly("Patient?_lastUpdated=ge2026-03-02T10:00:00Z&residence=Location/area");
    assertThat(request.searches("Observation"))
        .containsExactly(
            "Observation?_lastUpdated=ge2026-03-02T10:00:00Z"
                + "&patient:Patient.residence=Location/area&code=8867-4",
            "Observation?_lastUpdated=ge2026-03-02T10:00:00Z"
                + "&patient:Patient.residence=Location/area&code=8480-6&status=final");
  }
}
