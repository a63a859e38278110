package org.doorstep.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The applications that sign people in, and the systems that call in their own name. */
final class Clients implements RegisteredClientRepository {

  /** The application of a newcomer and of the phones of teams. */
  static final String APP = "doorstep-app";

  static final List<String> SCOPES_OF_PEOPLE =
      List.of(
          "openid",
          "fhirUser",
          "launch/patient",
          "online_access",
          "offline_access",
          "user/*.cruds",
          "patient/*.cruds");

  /** Online until the end of a shift; the generator knows what is longer. */
  static final Duration ONLINE = Duration.ofHours(12);

  private static final Duration APP_TOKEN = Duration.ofMinutes(10);
  private static final Duration SYSTEM_TOKEN = Duration.ofMinutes(5);
  private static final String KEYS = "doorstep.jwk-set";
  private static final String THIS_MACHINE_ONLY = "doorstep.this-machine-only";
  private static final List<String> LOOPBACK =
      List.of("http://127.0.0.1/callback", "http://127.0.0.1/", "http://[::1]/callback");

  private final JdbcRegisteredClientRepository stored;
  private final boolean thisMachineOnly;

  /**
   * The clients of a database.
   *
   * @param thisMachineOnly whether nobody beyond this machine can reach the server; otherwise
   *     clients with a secret do not exist
   */
  Clients(SignInTables tables, boolean thisMachineOnly) {
    this.stored = new JdbcRegisteredClientRepository(tables);
    this.thisMachineOnly = thisMachineOnly;
  }

  /** Brings the application for people up to date with the settings. */
  void registerApp(List<String> redirectUris) {
    List<String> callbacks = new ArrayList<>(LOOPBACK);
    callbacks.addAll(redirectUris);
    save(
        APP,
        client ->
            client
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(callbacks))
                .scopes(scopes -> scopes.addAll(SCOPES_OF_PEOPLE))
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(
                    TokenSettings.builder()
                        .accessTokenTimeToLive(APP_TOKEN)
                        .refreshTokenTimeToLive(ONLINE)
                        .reuseRefreshTokens(false)
                        .build()));
  }

  /**
   * Registers a system that proves itself with a key.
   *
   * @param jwkSet its public keys
   */
  void registerSystem(String id, String jwkSet, Set<String> scopes) {
    saveSystem(
        id,
        scopes,
        client -> client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT),
        ClientSettings.builder()
            .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
            .setting(KEYS, jwkSet)
            .build());
  }

  /**
   * Registers a system that proves itself with a secret, on this machine only.
   *
   * @param secretHash the hash of its secret
   */
  void registerWithSecret(String id, String secretHash, Set<String> scopes) {
    saveSystem(
        id,
        scopes,
        client ->
            client
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientSecret(secretHash),
        ClientSettings.builder().setting(THIS_MACHINE_ONLY, true).build());
  }

  private void saveSystem(
      String id,
      Set<String> scopes,
      Consumer<RegisteredClient.Builder> proof,
      ClientSettings settings) {
    save(
        id,
        client -> {
          proof.accept(client);
          client
              .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
              .scopes(all -> all.addAll(new LinkedHashSet<>(scopes)))
              .clientSettings(settings)
              .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(SYSTEM_TOKEN).build());
        });
  }

  // The same id for a client on every server: whoever comes second changes the row of the first.
  private void save(String id, Consumer<RegisteredClient.Builder> details) {
    RegisteredClient.Builder client = RegisteredClient.withId(id).clientId(id).clientName(id);
    details.accept(client);
    RegisteredClient complete = client.build();
    try {
      stored.save(complete);
    } catch (DuplicateKeyException | IllegalArgumentException otherServerWasFaster) {
      stored.save(complete);
    }
  }

  /** The public keys of a system; null for every other client. */
  static @Nullable String keysOf(RegisteredClient client) {
    return client.getClientSettings().getSetting(KEYS);
  }

  boolean exists(String id) {
    return stored.findByClientId(id) != null;
  }

  @Override
  public void save(RegisteredClient client) {
    stored.save(client);
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return visible(stored.findById(id));
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return visible(stored.findByClientId(clientId));
  }

  private @Nullable RegisteredClient visible(@Nullable RegisteredClient client) {
    return client == null
            || thisMachineOnly
            || !Boolean.TRUE.equals(client.getClientSettings().getSetting(THIS_MACHINE_ONLY))
        ? client
        : null;
  }
}
