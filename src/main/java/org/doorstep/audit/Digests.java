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
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(
            i + 1 < level.size()
                ? sha256(new byte[] {OF_A_NODE}, level.get(i), level.get(i + 1))
                : level.get(i));
      }
      level = above;
    }
    return level.get(0);
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
