package org.doorstep.signin;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.server.StartRefused;
import org.doorstep.signin.SignInSettings.Issuer;
import org.jspecify.annotations.Nullable;

/** Whose tokens are trusted: the issuers of the settings, or else the server's own. */
final class TrustedIssuers {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LARGEST_KEY_SET = 1 << 20;
  private static final long OUTAGE_MILLIS = 24 * 60 * 60_000L;

  private final SignInSettings settings;
  private final @Nullable SigningKeys own;
  private final Map<String, TrustedIssuer> known = new ConcurrentHashMap<>();
  private final Map<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

  /**
   * Trusts the issuers of the settings.
   *
   * @param own the keys of the server's own issuer; null where others are trusted
   */
  TrustedIssuers(SignInSettings settings, @Nullable SigningKeys own) {
    this.settings = settings;
    this.own = own;
    settings.issuers().forEach(issuer -> keys.put(issuer.uri(), remoteKeys(issuer)));
  }

  /**
   * The issuer of a name.
   *
   * @param uri what the token says; anybody can write anything there
   * @param baseUrl the address of this server
   */
  TrustedIssuer of(@Nullable String uri, String baseUrl) throws TokenRefused {
    if (own != null && baseUrl.equals(uri)) {
      return known.computeIfAbsent(baseUrl, url -> ownIssuer(own, url));
    }
    for (Issuer issuer : settings.issuers()) {
      if (issuer.uri().equals(uri)) {
        return known.computeIfAbsent(baseUrl + " " + uri, both -> trusted(issuer, baseUrl));
      }
    }
    throw new TokenRefused("issuer");
  }

  private static TrustedIssuer ownIssuer(SigningKeys own, String baseUrl) {
    return new TrustedIssuer(
        Account.SYSTEM,
        baseUrl + BaseUrl.ENDPOINT,
        new ImmutableJWKSet<>(own.all().toPublicJWKSet()));
  }

  private TrustedIssuer trusted(Issuer issuer, String baseUrl) {
    String audience = issuer.audience();
    return new TrustedIssuer(
        issuer.systemOfAccounts(),
        audience == null ? baseUrl + BaseUrl.ENDPOINT : audience,
        keys.getOrDefault(issuer.uri(), remoteKeys(issuer)));
  }

  private static JWKSource<SecurityContext> remoteKeys(Issuer issuer) {
    try {
      return JWKSourceBuilder.create(
              URI.create(issuer.jwkSetUri()).toURL(),
              new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEY_SET))
          .outageTolerant(OUTAGE_MILLIS)
          .build();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new StartRefused(
          "doorstep.sign-in.issuers: '%s' is not an address where keys can be fetched."
              .formatted(issuer.jwkSetUri()),
          e);
    }
  }
}
