package org.doorstep.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Refresh tokens, also for phones, which can keep no secret: for {@code offline_access} a fortnight
 * from the last use, for {@code online_access} until twelve hours after the sign-in.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

  private static final Duration OFFLINE = Duration.ofDays(14);
  private static final int BYTES = 48;

  private final Base64StringKeyGenerator random =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

  @Override
  public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
    Set<String> scopes = context.getAuthorizedScopes();
    if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
      return null;
    }
    OAuth2Authorization authorization = context.getAuthorization();
    Set<String> granted = authorization == null ? scopes : authorization.getAuthorizedScopes();
    Instant now = Instant.now();
    if (granted.contains("offline_access")) {
      return new OAuth2RefreshToken(random.generateKey(), now, now.plus(OFFLINE));
    }
    return granted.contains("online_access")
        ? new OAuth2RefreshToken(random.generateKey(), now, endOfShift(authorization, now))
        : null;
  }

  private static Instant endOfShift(@Nullable OAuth2Authorization authorization, Instant now) {
    var before = authorization == null ? null : authorization.getRefreshToken();
    Instant end = before == null ? null : before.getToken().getExpiresAt();
    return end == null ? now.plus(Clients.ONLINE) : end;
  }
}
