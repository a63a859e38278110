package org.doorstep.audit;

import java.util.List;
import java.util.Optional;

/**
 * What came out when the audit was checked.
 *
 * @param seals how many seals were checked
 * @param rows how many rows were compared with their seals
 * @param detached months whose rows were taken out of the database
 * @param first the first fault, if there is one
 */
record Verdict(long seals, long rows, List<String> detached, Optional<Fault> first) {

  /** What can be wrong. */
  enum Kind {
    /** A seal does not fit the one before, its own digests or its signature. */
    BROKEN_SEAL("The seal does not fit the seal before it, its rows or its signature."),
    /** A seal is not there. */
    MISSING_SEAL("A seal is missing before this one."),
    /** A row is not as it was when it was written. */
    ALTERED_ROW("The row is not as it was when it was sealed."),
    /** A row is gone. */
    DELETED_ROW("The row was sealed and is no longer there."),
    /** A row was not written by the server. */
    INSERTED_ROW("The row was never sealed: the server did not write it.");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A fault and its place.
   *
   * @param node the server whose chain is broken
   * @param place such as {@code seal 7} or {@code row 12}
   */
  record Fault(Kind kind, String node, String place) {}
}
