package org.doorstep.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTests {

  private static final Path PAGE = Path.of("docs/transfer.md");
  private static final Set<Side> SENDER = EnumSet.of(Side.SENDER);
  private static final Set<Side> RECEIVER = EnumSet.of(Side.RECEIVER);
  private static final Set<String> OVER = Set.of("completed", "rejected", "cancelled", "failed");

  @Test
  void pageShowsEveryStepAndNoOther() throws IOException {
    String table =
        Transition.TABLE.stream()
            .map(
                step ->
                    "| %s | %s | %s |\n"
                        .formatted(
                            stands(step.from()),
                            stands(step.to()),
                            step.by().size() == 2
                                ? "both"
                                : step.by().contains(Side.SENDER) ? "sender" : "receiver"))
            .collect(Collectors.joining());
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).contains("|---|---|---|\n" + table);
  }

  private static String stands(List<Stand> stands) {
    return stands.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
  }

  @Test
  void whoIsAskedAnswersAndNobodyAnswersForThem() {
    for (String answer : List.of("accepted", "rejected/declined", "received")) {
      assertThat(permits("requested", answer, RECEIVER)).as(answer).isTrue();
      assertThat(permits("requested", answer, SENDER)).as(answer).isFalse();
    }
    assertThat(permits("requested", "cancelled", SENDER)).isTrue();
    assertThat(permits("requested", "cancelled", RECEIVER)).isFalse();
    assertThat(permits("in-progress/arrived", "in-progress/admitted", SENDER)).isFalse();
    assertThat(permits("in-progress/arrived", "failed/redirected", RECEIVER)).isFalse();
  }

  @Test
  void nobodyIsCompletedWhoHasNotArrived() {
    for (Stand before : Transition.known()) {
      boolean there =
          before.status().equals("in-progress") && !before.business().equals("on-board");
      boolean ended = before.status().equals("completed");
      boolean permitted = Transition.isPermitted(before, Stand.of("completed"), RECEIVER);
      assertThat(permitted)
          .as(before.toString())
          .isEqualTo(there || before.equals(Stand.of("completed")));
      assertThat(permits(before.toString(), "completed/returned-home", EnumSet.allOf(Side.class)))
          .as(before.toString())
          .isEqualTo(there || ended && !before.business().equals("died"));
    }
  }

  @Test
  void whatIsOverStaysOverExceptThatItWasEnteredInErrorOrThePersonWentHome() {
    for (Stand before : Transition.known()) {
      if (OVER.contains(before.status())) {
        assertThat(Transition.next(before, RECEIVER))
            .as(before.toString())
            .allMatch(after -> after.status().equals("completed"));
        assertThat(Transition.next(before, SENDER))
            .as(before.toString())
            .allMatch(
                after ->
                    after.status().equals("completed")
                        || after.status().equals(Transition.IN_ERROR));
      }
    }
    assertThat(Transition.next(Stand.of("entered-in-error"), EnumSet.allOf(Side.class))).isEmpty();
  }

  @Test
  void sameAnswerOnceMoreIsHarmlessWhoeverSendsIt() {
    for (Stand stand : Transition.known()) {
      assertThat(Transition.isPermitted(stand, stand, SENDER)).isTrue();
      assertThat(Transition.isPermitted(stand, stand, RECEIVER)).isTrue();
    }
  }

  @Test
  void everyStandIsReachedAndOpenOnesEnd() {
    List<Stand> known = Transition.known();
    for (Stand stand : known) {
      boolean begin = Set.of("draft", "requested").contains(stand.toString());
      boolean reached =
          known.stream()
              .anyMatch(
                  before ->
                      !before.equals(stand)
                          && Transition.isPermitted(before, stand, EnumSet.allOf(Side.class)));
      assertThat(reached).as(stand.toString()).isEqualTo(!stand.toString().equals("draft"));
      if (!OVER.contains(stand.status()) && !begin) {
        assertThat(Transition.next(stand, EnumSet.allOf(Side.class)))
            .as(stand.toString())
            .anyMatch(after -> OVER.contains(after.status()));
      }
    }
  }

  private static boolean permits(String before, String after, Set<Side> sides) {
    return Transition.isPermitted(Stand.of(before), Stand.of(after), sides);
  }
}
