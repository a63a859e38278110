package org.doorstep.signin;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-ins and their tokens, which are kept as fingerprints only: whoever reads the database or a
 * backup of it cannot use them. A refresh token serves once; whoever shows it again ends the whole
 * sign-in, because one of the two must have stolen it.
 */
final class Authorizations implements OAuth2AuthorizationService {

  private static final Logger log = LoggerFactory.getLogger(Authorizations.class);

  private static final String SHOWN = "doorstep.shown-refresh-token";
  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  private final JdbcOAuth2AuthorizationService stored;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final AtomicLong cleaned = new AtomicLong();

  Authorizations(
      JdbcOAuth2AuthorizationService stored, JdbcClient database, TransactionTemplate transaction) {
    this.stored = stored;
    this.database = database;
    this.transaction = transaction;
  }

  @Override
  public void save(OAuth2Authorization authorization) {
    clean();
    String shown = authorization.getAttribute(SHOWN);
    OAuth2Authorization kept = unreadable(authorization);
    if (shown == null || shown.equals(refreshToken(kept))) {
      stored.save(kept);
      return;
    }
    boolean first =
        Boolean.TRUE.equals(
            transaction.execute(
                begun -> {
                  boolean unspent = spend(shown, kept.getId());
                  if (unspent) {
                    stored.save(kept);
                  }
                  return unspent;
                }));
    if (!first) {
      endFamily(kept.getId());
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
  }

  private boolean spend(String fingerprint, String id) {
    return database
            .sql(
                "INSERT INTO signin.spent_refresh_token (token_hash, authorization_id)"
                    + " VALUES (:hash, :id) ON CONFLICT DO NOTHING")
            .param("hash", fingerprint)
            .param("id", id)
            .update()
        == 1;
  }

  private void endFamily(String id) {
    log.warn("A refresh token was used twice; the sign-in it belongs to is over.");
    database.sql("DELETE FROM signin.oauth2_authorization WHERE id = :id").param("id", id).update();
  }

  private void clean() {
    long last = cleaned.get();
    long now = System.currentTimeMillis();
    if (now - last < BETWEEN_CLEANINGS.toMillis() || !cleaned.compareAndSet(last, now)) {
      return;
    }
    database
        .sql(
            "DELETE FROM signin.oauth2_authorization WHERE greatest(refresh_token_expires_at,"
                + " access_token_expires_at, authorization_code_expires_at)"
                + " < now() - interval '1 day'")
        .update();
    database
        .sql("DELETE FROM signin.spent_refresh_token WHERE spent < now() - interval '15 days'")
        .update();
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    stored.remove(authorization);
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return stored.findById(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    if (type != null && "state".equals(type.getValue())) {
      return stored.findByToken(token, type);
    }
    String fingerprint = Fingerprint.of(token);
    OAuth2Authorization found = stored.findByToken(fingerprint, type);
    if (found == null) {
      spentBy(fingerprint);
      return null;
    }
    return readable(found, fingerprint, token);
  }

  private void spentBy(String fingerprint) {
    database
        .sql("SELECT authorization_id FROM signin.spent_refresh_token WHERE token_hash = :hash")
        .param("hash", fingerprint)
        .query(String.class)
        .optional()
        .ifPresent(this::endFamily);
  }

  private static @Nullable String refreshToken(OAuth2Authorization authorization) {
    var token = authorization.getRefreshToken();
    return token == null ? null : token.getToken().getTokenValue();
  }

  private static OAuth2Authorization unreadable(OAuth2Authorization authorization) {
    OAuth2Authorization.Builder kept =
        OAuth2Authorization.from(authorization).attributes(all -> all.remove(SHOWN));
    replace(kept, authorization.getToken(OAuth2AuthorizationCode.class));
    replace(kept, authorization.getAccessToken());
    replace(kept, authorization.getRefreshToken());
    replace(kept, authorization.getToken(OidcIdToken.class));
    return kept.build();
  }

  private static void replace(
      OAuth2Authorization.Builder kept, OAuth2Authorization.@Nullable Token<?> token) {
    if (token != null && !Fingerprint.is(token.getToken().getTokenValue())) {
      OAuth2Token plain = token.getToken();
      put(kept, renamed(plain, Fingerprint.of(plain.getTokenValue())), token);
    }
  }

  /** As it was when the token was given out, as far as the caller has shown that they know it. */
  private static OAuth2Authorization readable(
      OAuth2Authorization found, String fingerprint, String token) {
    OAuth2Authorization.Token<OAuth2Token> shown = found.getToken(fingerprint);
    if (shown == null) {
      return found;
    }
    OAuth2Authorization.Builder readable = OAuth2Authorization.from(found);
    put(readable, renamed(shown.getToken(), token), shown);
    if (shown.getToken() instanceof OAuth2RefreshToken) {
      readable.attribute(SHOWN, fingerprint);
    }
    return readable.build();
  }

  private static void put(
      OAuth2Authorization.Builder authorization,
      OAuth2Token token,
      OAuth2Authorization.Token<?> before) {
    authorization.token(token, metadata -> metadata.putAll(before.getMetadata()));
  }

  private static OAuth2Token renamed(OAuth2Token token, String value) {
    if (token instanceof OAuth2AccessToken access) {
      return new OAuth2AccessToken(
          access.getTokenType(),
          value,
          access.getIssuedAt(),
          access.getExpiresAt(),
          access.getScopes());
    }
    if (token instanceof OidcIdToken id) {
      return new OidcIdToken(value, id.getIssuedAt(), id.getExpiresAt(), id.getClaims());
    }
    if (token instanceof OAuth2RefreshToken refresh) {
      return new OAuth2RefreshToken(value, refresh.getIssuedAt(), refresh.getExpiresAt());
    }
    return new OAuth2AuthorizationCode(value, token.getIssuedAt(), token.getExpiresAt());
  }
}
