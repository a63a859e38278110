package org.doorstep.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.doorstep.server.SecretFile;

/**
 * The key with which one server signs its seals. It lies outside the database, so that who can
 * change the database cannot sign what was changed.
 */
final class SealKey {

  private static final String ALGORITHM = "Ed25519";
  private static final int LENGTH_OF_NAME = 8;

  private final PrivateKey signing;
  private final byte[] publicKey;

  private SealKey(PrivateKey signing, byte[] publicKey) {
    this.signing = signing;
    this.publicKey = publicKey;
  }

  /** The key in a data folder, made if there is none. */
  static SealKey in(Path dataFolder) throws IOException, GeneralSecurityException {
    List<String> lines = SecretFile.lines(dataFolder, "audit-seal", SealKey::fresh);
    Base64.Decoder base64 = Base64.getDecoder();
    return new SealKey(
        KeyFactory.getInstance(ALGORITHM)
            .generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))),
        base64.decode(lines.get(1)));
  }

  private static List<String> fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Base64.Encoder base64 = Base64.getEncoder();
      return List.of(
          base64.encodeToString(pair.getPrivate().getEncoded()),
          base64.encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  /** The name of the server: it cannot be kept while the key is exchanged. */
  String node() {
    return nodeOf(publicKey);
  }

  static String nodeOf(byte[] publicKey) {
    return HexFormat.of().formatHex(Digests.sha256(publicKey), 0, LENGTH_OF_NAME);
  }

  byte[] sign(byte[] hash) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(signing);
      signature.update(hash);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a signature was made with the private half of a key. */
  static boolean signed(byte[] publicKey, byte[] hash, byte[] signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(hash);
      return check.verify(signature);
    } catch (GeneralSecurityException broken) {
      return false;
    }
  }
}
