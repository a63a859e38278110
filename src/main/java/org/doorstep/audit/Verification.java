package org.doorstep.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.audit.AuditEntry.Row;
import org.doorstep.audit.Verdict.Fault;
import org.doorstep.audit.Verdict.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recomputes the seals from the rows, and names the first place where they differ. */
@Component
class Verification {

  private static final int SEALS_AT_ONCE = 100;

  /** A row has its seal after a second; a server that is busy or just starts gets some more. */
  private static final Duration UNSEALED = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Events events;
  private final Seals seals;
  private final Clock clock = Clock.systemUTC();

  Verification(JdbcClient database, Events events, Seals seals) {
    this.database = database;
    this.events = events;
    this.seals = seals;
  }

  private static final class Tally {
    private long sealed;
    private long rows;
    private final Set<String> detached = new TreeSet<>();

    Verdict verdict(Optional<Fault> fault) {
      return new Verdict(sealed, rows, List.copyOf(detached), fault);
    }
  }

  /**
   * Checks the audit.
   *
   * @param from the month to begin with
   */
  Verdict since(LocalDate from) {
    Tally tally = new Tally();
    Set<LocalDate> months = months();
    Map<String, byte[]> nodes = seals.nodes();
    for (Map.Entry<String, byte[]> node : nodes.entrySet()) {
      Optional<Fault> fault = checkNode(node.getKey(), node.getValue(), from, months, tally);
      if (fault.isPresent()) {
        return tally.verdict(fault);
      }
    }
    return tally.verdict(strangers(nodes.keySet(), from));
  }

  private Optional<Fault> checkNode(
      String node, byte[] publicKey, LocalDate from, Set<LocalDate> months, Tally tally) {
    if (!SealKey.nodeOf(publicKey).equals(node)) {
      return Optional.of(new Fault(Kind.BROKEN_SEAL, node, "key"));
    }
    long number = seals.firstOf(node, from);
    byte[] before = Seal.BEGINNING;
    long lastSeq = 0;
    if (number > 1) {
      List<Seal> previous = seals.from(node, number - 1, 1);
      if (previous.isEmpty() || previous.get(0).number() != number - 1) {
        return Optional.of(new Fault(Kind.MISSING_SEAL, node, "seal " + number));
      }
      before = previous.get(0).hash();
      lastSeq = previous.get(0).lastSeq();
    }
    List<Seal> some = seals.from(node, number, SEALS_AT_ONCE);
    while (!some.isEmpty()) {
      for (Seal seal : some) {
        Optional<Fault> fault = checkSeal(seal, number, lastSeq, before, publicKey);
        if (fault.isPresent()) {
          return fault;
        }
        tally.sealed++;
        number++;
        before = seal.hash();
        lastSeq = seal.lastSeq();
      }
      Optional<Fault> fault = checkRows(some, months, tally);
      if (fault.isPresent()) {
        return fault;
      }
      some = seals.from(node, number, SEALS_AT_ONCE);
    }
    return outside(node, lastSeq);
  }

  private static Optional<Fault> checkSeal(
      Seal seal, long number, long lastSeq, byte[] before, byte[] publicKey) {
    String place = "seal " + seal.number();
    if (seal.number() != number) {
      return Optional.of(new Fault(Kind.MISSING_SEAL, seal.node(), place));
    }
    boolean whole =
        seal.firstSeq() == lastSeq + 1
            && seal.leaves().length == (seal.lastSeq() - lastSeq) * Leaf.LENGTH
            && Arrays.equals(seal.hash(), seal.hashAfter(before))
            && SealKey.signed(publicKey, seal.hash(), seal.signature());
    return whole ? Optional.empty() : Optional.of(new Fault(Kind.BROKEN_SEAL, seal.node(), place));
  }

  private Optional<Fault> checkRows(List<Seal> some, Set<LocalDate> months, Tally tally) {
    String node = some.get(0).node();
    List<Row> rows =
        events.between(node, some.get(0).firstSeq(), some.get(some.size() - 1).lastSeq());
    int at = 0;
    for (Seal seal : some) {
      boolean detached = !months.contains(seal.month());
      if (detached) {
        tally.detached.add(seal.month().toString().substring(0, 7));
      }
      List<byte[]> leaves = Leaf.split(seal.leaves());
      for (int i = 0; i < leaves.size(); i++) {
        long seq = seal.firstSeq() + i;
        boolean here = at < rows.size() && rows.get(at).seq() == seq;
        if (!here && !detached) {
          return Optional.of(new Fault(Kind.DELETED_ROW, node, "row " + seq));
        }
        if (here) {
          if (!Arrays.equals(Leaf.of(rows.get(at)), leaves.get(i))) {
            return Optional.of(new Fault(Kind.ALTERED_ROW, node, "row " + seq));
          }
          at++;
          tally.rows++;
          if (at < rows.size() && rows.get(at).seq() == seq) {
            return Optional.of(new Fault(Kind.INSERTED_ROW, node, "row " + seq));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Rows of a server whose numbers lie outside of all its seals. */
  private Optional<Fault> outside(String node, long lastSeq) {
    return firstRow(
        "node = :node AND (seq < 1 OR seq > :last AND recorded < :due)",
        Map.of(
            "node",
            node,
            "last",
            lastSeq,
            "due",
            Instant.now(clock).minus(UNSEALED).atOffset(ZoneOffset.UTC)));
  }

  /** Rows of servers that nobody knows, and lines that belong to no row. */
  private Optional<Fault> strangers(Set<String> nodes, LocalDate from) {
    return firstRow(
            "NOT (node = ANY (CAST(:nodes AS text[])))",
            Map.of("nodes", nodes.toArray(new String[0])))
        .or(
            () ->
                database
                    .sql(
                        "SELECT l.node, l.seq FROM audit.event_patient l WHERE l.recorded >= :from AND NOT EXISTS"
                            + " (SELECT 1 FROM audit.event e WHERE e.node = l.node"
                            + " AND e.seq = l.seq AND e.recorded = l.recorded) LIMIT 1")
                    .param("from", from.atStartOfDay().atOffset(ZoneOffset.UTC))
                    .query((row, number) -> inserted(row.getString(1), row.getLong(2)))
                    .optional());
  }

  private Optional<Fault> firstRow(String condition, Map<String, ?> parameters) {
    return database
        .sql("SELECT node, seq FROM audit.event WHERE " + condition + " ORDER BY node, seq LIMIT 1")
        .params(parameters)
        .query((row, number) -> inserted(row.getString(1), row.getLong(2)))
        .optional();
  }

  private static Fault inserted(String node, long seq) {
    return new Fault(Kind.INSERTED_ROW, node, "row " + seq);
  }

  /** The months whose rows are in the database. */
  private Set<LocalDate> months() {
    List<String> names =
        database
            .sql(
                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                    + " WHERE i.inhparent = CAST('audit.event' AS regclass)")
            .query(String.class)
            .list();
    List<LocalDate> months = new ArrayList<>();
    for (String name : names) {
      if (name.matches("event_\\d{4}_\\d{2}")) {
        months.add(LocalDate.parse(name.substring(6).replace('_', '-') + "-01"));
      }
    }
    return new TreeSet<>(months);
  }
}
