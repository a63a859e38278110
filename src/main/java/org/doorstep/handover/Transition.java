package org.doorstep.handover;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A step that a transfer may take.
 *
 * @param from where it stands before, any of these
 * @param to where it stands after, any of these
 * @param by who may say so, any of these
 */
record Transition(List<Stand> from, List<Stand> to, Set<Side> by) {

  /** What the sender may mark a Task at any time, whatever its business status. */
  static final String IN_ERROR = "entered-in-error";

  private static final Set<Side> SENDER = EnumSet.of(Side.SENDER);
  private static final Set<Side> RECEIVER = EnumSet.of(Side.RECEIVER);
  private static final Set<Side> BOTH = EnumSet.allOf(Side.class);

  private static final List<String> ASKED = List.of("requested", "received");
  private static final List<String> AGREED =
      List.of("accepted", "accepted/bed-confirmed", "accepted/dispatched");
  private static final List<String> HELD_UP =
      List.of("on-hold/not-found", "on-hold/aborted-security");
  private static final List<String> ON_THE_WAY = List.of("in-progress/on-board");
  private static final List<String> ARRIVED = List.of("in-progress/arrived");
  private static final List<String> TAKEN_OVER = List.of("in-progress/handed-over");
  private static final List<String> ADMITTED = List.of("in-progress/admitted");

  /** Every step that there is; what is not here is refused. */
  static final List<Transition> TABLE =
      List.of(
          step(List.of("draft"), List.of("requested", "cancelled"), SENDER),
          step(List.of("requested"), List.of("received"), RECEIVER),
          step(
              ASKED,
              List.of(
                  "accepted",
                  "accepted/bed-confirmed",
                  "rejected",
                  "rejected/declined",
                  "rejected/declined-no-capacity"),
              RECEIVER),
          step(List.of("accepted"), List.of("accepted/bed-confirmed"), RECEIVER),
          step(List.of("accepted", "accepted/bed-confirmed"), List.of("accepted/dispatched"), BOTH),
          step(all(AGREED, HELD_UP), all(ON_THE_WAY, ARRIVED), BOTH),
          step(ON_THE_WAY, ARRIVED, BOTH),
          step(all(AGREED, HELD_UP, ON_THE_WAY, ARRIVED), all(TAKEN_OVER, ADMITTED), RECEIVER),
          step(TAKEN_OVER, ADMITTED, RECEIVER),
          step(all(AGREED, ON_THE_WAY), HELD_UP, BOTH),
          step(HELD_UP, List.of("accepted", "accepted/dispatched"), BOTH),
          step(
              all(ARRIVED, TAKEN_OVER, ADMITTED),
              List.of("completed", "completed/handed-over", "completed/admitted"),
              RECEIVER),
          step(
              all(
                  ARRIVED,
                  TAKEN_OVER,
                  ADMITTED,
                  List.of("completed", "completed/handed-over", "completed/admitted")),
              List.of("completed/returned-home", "completed/died"),
              BOTH),
          step(
              all(ASKED, AGREED, HELD_UP),
              List.of(
                  "cancelled",
                  "cancelled/redirected",
                  "cancelled/patient-refused",
                  "cancelled/left-on-own",
                  "cancelled/not-found",
                  "cancelled/aborted-security",
                  "cancelled/died"),
              SENDER),
          step(
              all(AGREED, HELD_UP, ON_THE_WAY, ARRIVED, TAKEN_OVER),
              List.of(
                  "failed/patient-refused",
                  "failed/left-on-own",
                  "failed/not-found",
                  "failed/aborted-security",
                  "failed/died"),
              BOTH),
          step(
              all(AGREED, HELD_UP, ON_THE_WAY, ARRIVED, TAKEN_OVER),
              List.of("failed/declined", "failed/declined-no-capacity"),
              RECEIVER),
          step(all(ON_THE_WAY, ARRIVED, TAKEN_OVER), List.of("failed/redirected"), SENDER));

  @SafeVarargs
  private static List<String> all(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }

  private static Transition step(List<String> from, List<String> to, Set<Side> by) {
    return new Transition(
        from.stream().map(Stand::of).toList(), to.stream().map(Stand::of).toList(), by);
  }

  /** Where a transfer can stand at all, except that its Task was entered in error. */
  static List<Stand> known() {
    return TABLE.stream()
        .flatMap(step -> Stream.concat(step.from().stream(), step.to().stream()))
        .distinct()
        .toList();
  }

  /** Where a transfer may stand next if one of some sides says so. */
  static List<Stand> next(Stand before, Set<Side> sides) {
    List<Stand> next = new ArrayList<>();
    for (Transition step : TABLE) {
      if (step.from().contains(before) && step.by().stream().anyMatch(sides::contains)) {
        next.addAll(step.to());
      }
    }
    if (sides.contains(Side.SENDER) && !before.status().equals(IN_ERROR)) {
      next.add(new Stand(IN_ERROR, ""));
    }
    return next;
  }

  /** Whether a transfer may step from one stand to another one. */
  static boolean isPermitted(Stand before, Stand after, Set<Side> sides) {
    boolean error = after.status().equals(IN_ERROR);
    return before.equals(after)
        || next(before, sides).contains(error ? new Stand(IN_ERROR, "") : after);
  }
}
