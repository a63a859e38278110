package org.doorstep.server;

import java.util.Optional;

/** In whose name a record was created. */
@FunctionalInterface
public interface KeeperOfRecord {

  /**
   * The organisation that keeps a record.
   *
   * @param record type and id, such as {@code Patient/1}
   * @return the id of the Organization, if the record has a keeper of its own
   */
  Optional<String> of(String record);
}
