package org.doorstep.signin;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are trusted.
 *
 * @param baseUrl the address by which callers know this server, such as {@code
 *     https://doorstep.example.org}; without it the port of this machine
 * @param issuers the trusted issuers; without any, the server is its own
 * @param behindProxy whether a trusted proxy with TLS stands before a server that listens beyond
 *     this machine
 * @param redirectUris where the application {@code doorstep-app} may be called back, besides
 *     loopback addresses
 * @param accounts people who can sign in at the server's own issuer; their first passwords are
 *     written to {@code secrets/accounts.txt}
 * @param systems systems that call in their own name
 */
@ConfigurationProperties("doorstep.sign-in")
record SignInSettings(
    @Nullable String baseUrl,
    @DefaultValue List<Issuer> issuers,
    @DefaultValue("false") boolean behindProxy,
    @DefaultValue List<String> redirectUris,
    @DefaultValue List<String> accounts,
    @DefaultValue List<Backend> systems) {

  /**
   * An OAuth 2.0 server that is trusted to say who is calling.
   *
   * @param uri the {@code iss} of its tokens
   * @param jwkSetUri where it publishes its keys
   * @param accountSystem the identifier system of its accounts; its uri if not given
   * @param audience the {@code aud} that its tokens must have; the FHIR base if not given
   * @param authorizeUri where people sign in, for the discovery document
   * @param tokenUri where tokens are given out, for the discovery document
   */
  record Issuer(
      String uri,
      String jwkSetUri,
      @Nullable String accountSystem,
      @Nullable String audience,
      @Nullable String authorizeUri,
      @Nullable String tokenUri) {

    String systemOfAccounts() {
      return accountSystem == null ? uri : accountSystem;
    }
  }

  /**
   * A system that proves itself with a key.
   *
   * @param id its client id
   * @param keys the file with its public keys (RFC 7517)
   * @param scopes what it may ask for
   */
  record Backend(String id, Path keys, @DefaultValue("system/*.cruds") Set<String> scopes) {}

  boolean isOwnIssuer() {
    return issuers.isEmpty();
  }
}
