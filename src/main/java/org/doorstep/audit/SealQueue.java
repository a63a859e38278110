package org.doorstep.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.audit.AuditEntry.Row;

/**
 * The digests of rows that are written and not sealed yet. They are taken when a row is written,
 * not read back later: what is put into the table behind the server's back gets no seal.
 */
final class SealQueue {

  private static final int MOST_IN_A_SEAL = 1000;

  private final List<Unsealed> unsealed = new ArrayList<>();
  private long last;

  /** A row as far as its seal needs it. */
  record Unsealed(long seq, LocalDate month, byte[] leaf) {}

  /** Begins after the last row that was ever sealed. */
  SealQueue(long last) {
    this.last = last;
  }

  /** The number of the last row that was added. */
  synchronized long last() {
    return last;
  }

  synchronized void add(Row row) {
    unsealed.add(new Unsealed(row.seq(), EventTable.monthOf(row.recorded()), Leaf.of(row)));
    last = row.seq();
  }

  /** The oldest rows of one month, as many as go into a seal; empty if all are sealed. */
  synchronized List<Unsealed> oldest() {
    List<Unsealed> oldest = new ArrayList<>();
    for (Unsealed row : unsealed) {
      if (oldest.size() == MOST_IN_A_SEAL || !row.month().equals(unsealed.get(0).month())) {
        break;
      }
      oldest.add(row);
    }
    return oldest;
  }

  synchronized void sealedUpTo(long seq) {
    unsealed.removeIf(row -> row.seq() <= seq);
  }
}
