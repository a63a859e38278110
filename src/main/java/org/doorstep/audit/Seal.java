package org.doorstep.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The seal on some rows of one server in one month.
 *
 * @param number counted by the server from 1
 * @param leaves the digests of its rows, one behind the other
 * @param hash of all this and of the seal before
 */
record Seal(
    String node,
    long number,
    LocalDate month,
    long firstSeq,
    long lastSeq,
    Instant sealed,
    byte[] leaves,
    byte[] hash,
    byte[] signature) {

  /** What stands before the first seal. */
  static final byte[] BEGINNING = new byte[Leaf.LENGTH];

  static byte[] hash(
      String node,
      long number,
      LocalDate month,
      long firstSeq,
      long lastSeq,
      byte[] leaves,
      byte[] before) {
    String head = head(node, number, month, firstSeq, lastSeq);
    List<byte[]> each = Leaf.split(leaves);
    return Digests.sha256(Digests.root(each), before, head.getBytes(StandardCharsets.UTF_8));
  }

  private static String head(
      String node, long number, LocalDate month, long firstSeq, long lastSeq) {
    return "%s %d %s %d %d".formatted(node, number, month, firstSeq, lastSeq);
  }

  /** What is hashed of it beside the rows and the seal before. */
  String head() {
    return head(node, number, month, firstSeq, lastSeq);
  }

  /** The hash that it must have after the hash of the seal before. */
  byte[] hashAfter(byte[] before) {
    return hash(node, number, month, firstSeq, lastSeq, leaves, before);
  }
}
