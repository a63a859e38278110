package org.doorstep.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.doorstep.server.SecretFile;

/**
 * Stands in for what tells of a person: equal words have equal hashes, so that it shows when
 * somebody looks the same person up again, and without the key nobody can try words out.
 */
final class Hashed {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int HASH_BYTES = 16;

  private final SecretKeySpec key;

  Hashed(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** With the key of a data folder, made if there is none. */
  static Hashed in(Path dataFolder) throws IOException {
    List<String> lines =
        SecretFile.lines(
            dataFolder,
            "audit-key",
            () -> {
              byte[] random = new byte[KEY_BYTES];
              new SecureRandom().nextBytes(random);
              return List.of(HexFormat.of().formatHex(random));
            });
    return new Hashed(HexFormat.of().parseHex(lines.get(0)));
  }

  String of(String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String plain =
          Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      byte[] hash = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      return "hmac:" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
