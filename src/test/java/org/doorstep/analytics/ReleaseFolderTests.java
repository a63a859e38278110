package org.doorstep.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.deidentified.AnonymityReport;
import org.doorstep.server.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is in the folder as a whole, or not at all. */
class ReleaseFolderTests {

  @TempDir private Path place;

  private static Release release(long number, String digest, String figures) {
    ReleaseReport report =
        new ReleaseReport(
            number,
            true,
            2,
            0,
            0,
            2,
            Map.of("YEAR", 2),
            0,
            new AnonymityReport(2, 1, 2, 0, 2),
            ReleaseReport.RISK);
    return new Release(report, List.of(), List.of(), List.of("somebody"), digest, figures);
  }

  private static void write(ReleaseFolder folder, long number, String... lines) {
    folder.write(
        number,
        line -> List.of(lines).forEach(line),
        line -> line.accept("17"),
        (digest, figures) -> release(number, digest, figures));
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws Exception {
    ReleaseFolder folder = new ReleaseFolder(place.resolve("releases"));
    assertThat(folder.numbers()).isEmpty();
    write(folder, 12, "one", "два");
    write(folder, 5, "earlier");
    assertThat(folder.numbers()).containsExactly(5L, 12L);
    List<String> lines = new ArrayList<>();
    folder.read(12, lines::add);
    assertThat(lines).containsExactly("one", "два");
    Release described = folder.describe(12);
    assertThat(described.report()).isEqualTo(release(12, "", "").report());
    assertThat(folder.isWhole(12, described)).isTrue();
    List<String> figures = new ArrayList<>();
    folder.readFigures(12, described, figures::add);
    assertThat(figures).containsExactly("17");
    Path counted = place.resolve("releases/release-12/figures.ndjson");
    Files.writeString(counted, "18\n");
    assertThat(folder.isWhole(12, described)).isFalse();
    Files.writeString(counted, "17\n");
    assertThat(folder.isWhole(12, described)).isTrue();
    Files.writeString(place.resolve("releases/release-12/people.ndjson"), "one\n");
    assertThat(folder.isWhole(12, described)).isFalse();
    folder.removeBefore(12);
    assertThat(folder.numbers()).containsExactly(12L);
  }

  @Test
  void releaseThatWasNotFinishedIsNone() {
    ReleaseFolder folder = new ReleaseFolder(place);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                folder.write(
                    1,
                    line -> {
                      line.accept("half");
                      throw new IllegalStateException("killed");
                    },
                    none -> {},
                    (digest, figures) -> release(1, digest, figures)));
    assertThat(folder.numbers()).isEmpty();
    write(folder, 2, "whole");
    assertThat(folder.numbers()).containsExactly(2L);
  }

  @Test
  void folderIsThatOfOneMainServer() throws Exception {
    ReleaseFolder folder = new ReleaseFolder(place.resolve("releases"));
    Path owner = place.resolve("releases/main-server");
    folder.keepFor("of the mobile clinic");
    folder.keepFor("of the mobile clinic");
    write(folder, 1, "one");
    assertThatIllegalStateException()
        .isThrownBy(() -> folder.keepFor("of the hospital"))
        .withMessageContaining("another main server")
        .withMessageContaining("doorstep.analytics.folder")
        .withMessageContaining(owner.toString());
    assertThat(folder.numbers()).containsExactly(1L);
    Files.writeString(owner, "");
    folder.keepFor("of the mobile clinic");
    assertThat(owner).hasContent("of the mobile clinic");
    Files.delete(owner);
    folder.keepFor("of the hospital");
  }

  @Test
  void populationsAreReadStrictly() throws Exception {
    Path file = place.resolve("populations.csv");
    Files.writeString(file, "# OCHA\nUX9001,25000,43.5,33.2\n\nUX90,100000\n");
    Populations populations = Populations.of(file);
    assertThat(populations.areas().keySet()).containsExactly("UX90", "UX9001");
    assertThat(populations.area("UX9001").map(Populations.Area::people)).contains(25_000L);
    assertThat(Populations.of(null).areas()).isEmpty();
    Files.writeString(file, "Лелечинський район,25000\n");
    assertThatThrownBy(() -> Populations.of(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("code,people");
    assertThatThrownBy(() -> Populations.of(place.resolve("none")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("doorstep.analytics.populations");
  }
}
