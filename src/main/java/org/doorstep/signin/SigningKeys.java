package org.doorstep.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of the issuer that comes along, made at the first start and kept in the database, so
 * that every server on it signs and trusts alike.
 */
final class SigningKeys {

  private static final int BITS = 2048;

  private final JWK newest;
  private final JWKSet all;

  SigningKeys(JdbcClient database, TransactionTemplate transaction) {
    List<JWK> keys = stored(database);
    if (keys.isEmpty()) {
      transaction.executeWithoutResult(
          begun -> {
            // Of two servers that start at once, one makes the key and the other reads it.
            database.sql("LOCK TABLE signin.signing_key IN EXCLUSIVE MODE").update();
            if (stored(database).isEmpty()) {
              store(database, made());
            }
          });
      keys = stored(database);
    }
    this.newest = keys.get(0);
    this.all = new JWKSet(keys);
  }

  /** The key that tokens are signed with. */
  JWK newest() {
    return newest;
  }

  /** Every key that signs or has signed, with the private parts. */
  JWKSet all() {
    return all;
  }

  private static List<JWK> stored(JdbcClient database) {
    return database
        .sql("SELECT jwk FROM signin.signing_key ORDER BY made DESC, kid")
        .query(String.class)
        .list()
        .stream()
        .map(SigningKeys::parsed)
        .toList();
  }

  private static JWK parsed(String jwk) {
    try {
      return JWK.parse(jwk);
    } catch (ParseException e) {
      throw new IllegalStateException("A row of signin.signing_key holds no key", e);
    }
  }

  private static RSAKey made() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make RSA keys", e);
    }
  }

  private static void store(JdbcClient database, JWK key) {
    database
        .sql("INSERT INTO signin.signing_key (kid, jwk) VALUES (:kid, :jwk)")
        .param("kid", key.getKeyID())
        .param("jwk", key.toJSONString())
        .update();
  }
}
