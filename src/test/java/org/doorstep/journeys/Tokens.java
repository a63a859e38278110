package org.doorstep.journeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Access tokens as the server's own issuer signs them: with its key, which every server on a
 * database keeps in the table {@code signin.signing_key}.
 */
public final class Tokens {

  /** The account in whose name journeys are made, unless they say otherwise. */
  public static final String ACCOUNT = "journeys";

  /** Everything, which is also what the account is asked for if a journey does not say. */
  public static final String EVERYTHING = "system/*.cruds";

  private static final String NEWEST =
      "SELECT jwk FROM signin.signing_key ORDER BY made DESC, kid LIMIT 1";
  private static final long HOUR_MILLIS = 3_600_000;

  private final RSAKey key;
  private final String baseUrl;

  /**
   * Tokens of a server.
   *
   * @param key its signing key
   * @param baseUrl its address, such as {@code http://127.0.0.1:8080}
   */
  public Tokens(RSAKey key, String baseUrl) {
    this.key = key;
    this.baseUrl = baseUrl;
  }

  /** Tokens of a server on a database to which a connection is open. */
  public static Tokens of(Connection database, String baseUrl) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(NEWEST)) {
      if (!row.next()) {
        throw new SQLException("The server has not made its key yet");
      }
      return new Tokens(RSAKey.parse(row.getString(1)), baseUrl);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tokens of a server with an embedded database. */
  public static Tokens of(Path dataFolder, String baseUrl) throws SQLException, IOException {
    try (Connection database = EmbeddedDatabase.connect(dataFolder)) {
      return of(database, baseUrl);
    }
  }

  /** A token for an account, by a client of the same name for a backend service. */
  public String of(String account) {
    return of(account, account, EVERYTHING);
  }

  /**
   * A token.
   *
   * @param account whom it is for
   * @param client the application that was given it
   * @param scopes SMART scopes with blanks between them
   */
  public String of(String account, String client, String scopes) {
    return with(
        claims ->
            claims
                .subject(account)
                .claim("client_id", client)
                .claim("scope", List.of(scopes.split(" "))));
  }

  /** A token for the account of journeys, with some claims otherwise. */
  public String with(Consumer<JWTClaimsSet.Builder> otherwise) {
    JWTClaimsSet.Builder claims = claims();
    otherwise.accept(claims);
    return signed(header(), claims.build());
  }

  /** The claims of a good token for the account of journeys. */
  JWTClaimsSet.Builder claims() {
    Date now = Date.from(Instant.now());
    return new JWTClaimsSet.Builder()
        .issuer(baseUrl)
        .audience(baseUrl + "/fhir")
        .subject(ACCOUNT)
        .claim("client_id", ACCOUNT)
        .claim("scope", List.of(EVERYTHING))
        .jwtID(UUID.randomUUID().toString())
        .issueTime(now)
        .notBeforeTime(now)
        .expirationTime(new Date(now.getTime() + HOUR_MILLIS));
  }

  /** The header of a good token. */
  JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .keyID(key.getKeyID())
        .type(new JOSEObjectType("at+jwt"));
  }

  /** A token with the server's signature, whatever it says. */
  String signed(JWSHeader.Builder header, JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(header.build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's key, as the server publishes it. */
  RSAKey publicKey() {
    return key.toPublicJWK();
  }
}
