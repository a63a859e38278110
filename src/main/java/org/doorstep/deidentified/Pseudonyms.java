package org.doorstep.deidentified;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names that stand for records and can be traced back by nobody without the key (HMAC-SHA256, RFC
 * 2104). Another key gives other names, so that two releases cannot be joined.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST_KEY = 32;

  /** How far dates are moved at most, to either side. */
  static final int MOST_WEEKS = 26;

  private final SecretKeySpec key;

  /**
   * Takes a key.
   *
   * @param key at least 32 random bytes that are known only where records are de-identified
   */
  public Pseudonyms(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "The key of pseudonyms has %d bytes; it needs %d.".formatted(key.length, SHORTEST_KEY));
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The id that stands for a record.
   *
   * @param type its resource type
   * @param id its id
   * @return a UUID; the same for the same record and key
   */
  public String id(String type, String id) {
    ByteBuffer bytes = ByteBuffer.wrap(mac("id " + type + '/' + id));
    return new UUID(bytes.getLong(), bytes.getLong()).toString();
  }

  /**
   * By how much the dates of a person are moved: whole weeks, so that intervals and weekdays stay.
   *
   * @param patient the id of the Patient
   * @return from -26 to 26
   */
  public int weeks(String patient) {
    long number = ByteBuffer.wrap(mac("weeks " + patient)).getLong();
    return (int) Math.floorMod(number, 2L * MOST_WEEKS + 1) - MOST_WEEKS;
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java runtime knows " + ALGORITHM + ".", impossible);
    }
  }
}
