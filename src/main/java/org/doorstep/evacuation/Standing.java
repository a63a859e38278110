package org.doorstep.evacuation;

import java.util.Set;

/**
 * Where one of the people to be evacuated is: exactly one of these for each, so that the numbers
 * add up to everyone.
 */
enum Standing {
  /** Nobody is on the way to them yet, or whoever was had to turn back. */
  NOT_YET("not-yet", Set.of()),
  /** A crew is on the way to them. */
  ON_THE_WAY("on-the-way", Set.of("dispatched")),
  /** They were not where they live. */
  NOT_FOUND("not-found", Set.of("not-found")),
  /** They did not want to come. */
  REFUSED("refused", Set.of("patient-refused")),
  /** They are in a vehicle. */
  ON_BOARD("on-board", Set.of("on-board")),
  /** They are where they were to be brought. */
  ARRIVED("arrived", Set.of("arrived", "handed-over", "admitted")),
  /** They were brought, and are at home again. */
  RETURNED("returned", Set.of("returned-home"));

  private final String code;
  private final Set<String> statuses;

  Standing(String code, Set<String> statuses) {
    this.code = code;
    this.statuses = statuses;
  }

  /** The name of the count. */
  String code() {
    return code;
  }

  static Standing of(String status) {
    for (Standing standing : values()) {
      if (standing.statuses.contains(status)) {
        return standing;
      }
    }
    return NOT_YET;
  }

  /** Whether somebody is with them. */
  boolean isFetched() {
    return this == ON_BOARD || this == ARRIVED;
  }
}
