package org.doorstep.profiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Knows again for a minute what had no fault, whatever ids stand in it: an evacuation writes two
 * thousand records that differ in ids only, and nothing that is checked depends on an id as long as
 * it is one.
 */
final class SoundRecords {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 500;

  /** Holds other resources, in which an id tells which is meant. */
  private static final Pattern OF_MANY =
      Pattern.compile("^\\{\"resourceType\":\"(Bundle|Parameters)\"|\"contained\":");

  /** The id of the record, those that its references name, and identifiers made at random. */
  private static final Pattern ID =
      Pattern.compile(
          "(^\\{\"resourceType\":\"[A-Za-z]{1,40}\",\"id\":\"|\"reference\":\"[A-Z][A-Za-z]{1,40}/)"
              + "[A-Za-z0-9\\-.]{1,64}(?=\")"
              + "|(\"value\":\")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=\")");

  private final Cache<String, Boolean> sound =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  /**
   * Whether a record differs only in ids from one that had no fault.
   *
   * @param json the record as HAPI writes it, not indented
   */
  boolean knows(String json) {
    return sound.getIfPresent(likeness(json)) != null;
  }

  /**
   * Remembers a record that had no fault.
   *
   * @param json the record as HAPI writes it, not indented
   */
  void add(String json) {
    sound.put(likeness(json), true);
  }

  /** A digest, because what is kept would otherwise tell of people. */
  private static String likeness(String json) {
    byte[] text = withoutIds(json).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String withoutIds(String json) {
    return OF_MANY.matcher(json).find() ? json : ID.matcher(json).replaceAll("$1$2-");
  }
}
