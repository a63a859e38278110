package org.doorstep.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** SHA-256, and the Merkle tree of RFC 6962 over it. */
final class Digests {

  private static final byte OF_A_LEAF = 0;
  private static final byte OF_A_NODE = 1;

  private Digests() {}

  static byte[] leaf(byte[] content) {
    return sha256(new byte[] {OF_A_LEAF}, content);
  }

  /**
   * The root of the tree over some leaves.
   *
   * @param leaves at least one
   */
  static byte[] root(List<byte[]> leaves) {
    List<byte[]> level = leaves;
    while (level.size() > 1) {
      level = above(level);
    }
    return level.get(0);
  }

  /**
   * A step from a leaf to the root.
   *
   * @param sibling what the digest so far is hashed with
   * @param left whether the sibling comes first
   */
  record Step(byte[] sibling, boolean left) {}

  /** The steps from a leaf to the root, of which none is needed where a digest has no sibling. */
  static List<Step> path(List<byte[]> leaves, int leaf) {
    List<Step> path = new ArrayList<>();
    List<byte[]> level = leaves;
    for (int place = leaf; level.size() > 1; place /= 2) {
      int sibling = place % 2 == 0 ? place + 1 : place - 1;
      if (sibling < level.size()) {
        path.add(new Step(level.get(sibling), sibling < place));
      }
      level = above(level);
    }
    return path;
  }

  private static List<byte[]> above(List<byte[]> level) {
    List<byte[]> above = new ArrayList<>();
    for (int i = 0; i < level.size(); i += 2) {
      above.add(
          i + 1 < level.size()
              ? sha256(new byte[] {OF_A_NODE}, level.get(i), level.get(i + 1))
              : level.get(i));
    }
    return above;
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
