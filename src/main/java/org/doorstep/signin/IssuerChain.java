package org.doorstep.signin;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The issuer that comes along with the server: Spring Authorization Server, with what SMART asks
 * for and it does not know.
 *
 * @param clients the applications and systems
 * @param authorizations what was granted
 * @param consents what people have agreed to; no client asks for it yet
 * @param keys the signing keys
 * @param passwords how people prove who they are
 * @param accounts the accounts of people
 * @param assertions how systems prove who they are
 * @param content what stands in tokens
 * @param baseUrl the name of the issuer
 */
record IssuerChain(
    Clients clients,
    OAuth2AuthorizationService authorizations,
    OAuth2AuthorizationConsentService consents,
    SigningKeys keys,
    PasswordSignIn passwords,
    Accounts accounts,
    ClientAssertions assertions,
    TokenWriting content,
    BaseUrl baseUrl) {

  SecurityFilterChain build(HttpSecurity http) throws Exception {
    OAuth2AuthorizationServerConfigurer server =
        OAuth2AuthorizationServerConfigurer.authorizationServer();
    AuthorizationServerSettings settings = AuthorizationServerSettings.builder().build();
    LoginPage login = new LoginPage();
    http.setSharedObject(JWKSource.class, new ImmutableJWKSet<>(keys.all()));
    http.securityMatcher(
            new OrRequestMatcher(
                server.getEndpointsMatcher(), at(LoginPage.PATH), at(PasswordPage.PATH)))
        .with(server, issuer -> configure(issuer.authorizationServerSettings(settings)))
        .oauth2ResourceServer(bearer -> bearer.jwt(jwt -> jwt.decoder(forUserInfo())))
        .authenticationProvider(passwords)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .formLogin(
            form ->
                form.loginPage(LoginPage.PATH)
                    .successHandler(
                        (request, response, person) -> {
                          FreshSession.begin(request);
                          backToTheApplication().onAuthenticationSuccess(request, response, person);
                        })
                    .failureHandler(login)
                    .permitAll())
        .exceptionHandling(
            failures ->
                failures.defaultAuthenticationEntryPointFor(
                    (request, response, stranger) -> redirect(response, LoginPage.PATH),
                    at(SignInEndpoints.AUTHORIZE)))
        .addFilterAfter(new IssuerName(baseUrl, settings), HeaderWriterFilter.class)
        .addFilterAfter(new FreshSession(accounts), HeaderWriterFilter.class)
        .addFilterBefore(
            new PasswordPage(passwords, accounts), UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(login, UsernamePasswordAuthenticationFilter.class);
    return http.build();
  }

  private void configure(OAuth2AuthorizationServerConfigurer issuer) {
    PublicClients publicClients = new PublicClients(clients);
    issuer
        .registeredClientRepository(clients)
        .authorizationService(authorizations)
        .authorizationConsentService(consents)
        .tokenGenerator(tokens())
        .clientAuthentication(
            client ->
                client
                    .authenticationConverter(publicClients)
                    .authenticationConverter(ClientAssertions::withoutClientId)
                    .authenticationProvider(publicClients)
                    .authenticationProviders(
                        all ->
                            one(all, JwtClientAssertionAuthenticationProvider.class)
                                .setJwtDecoderFactory(assertions)))
        .authorizationEndpoint(
            authorize -> authorize.authenticationProviders(IssuerChain::checkCodeRequests))
        .tokenEndpoint(
            token ->
                token
                    .authenticationProviders(IssuerChain::checkTokenRequests)
                    .accessTokenResponseHandler(LaunchContext.inAnswer()))
        .authorizationServerMetadataEndpoint(
            endpoint ->
                endpoint.authorizationServerMetadataCustomizer(
                    document -> document.claims(Discovery::makeTrue)))
        .oidc(
            oidc ->
                oidc.providerConfigurationEndpoint(
                    endpoint ->
                        endpoint.providerConfigurationCustomizer(
                            document -> document.claims(Discovery::makeTrue))));
  }

  private DelegatingOAuth2TokenGenerator tokens() {
    JwtGenerator jwts =
        new JwtGenerator(new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(keys.newest()))));
    jwts.setJwtCustomizer(content);
    return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens());
  }

  private static void checkCodeRequests(List<AuthenticationProvider> providers) {
    one(providers, OAuth2AuthorizationCodeRequestAuthenticationProvider.class)
        .setAuthenticationValidator(
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR
                .andThen(AskedScopes::requireAllowed));
  }

  private static void checkTokenRequests(List<AuthenticationProvider> providers) {
    one(providers, OAuth2ClientCredentialsAuthenticationProvider.class)
        .setAuthenticationValidator(AskedScopes::requireAllowed);
  }

  private static <T> T one(List<AuthenticationProvider> providers, Class<T> type) {
    return providers.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  /** The user-info endpoint takes access tokens of this server, like the FHIR endpoint. */
  private JwtDecoder forUserInfo() {
    DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();
    signatures.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    signatures.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys.all().toPublicJWKSet())));
    signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    return new NimbusJwtDecoder(signatures);
  }

  /**
   * Addresses without a host: behind a proxy, the server does not know by which one it was called.
   */
  private static SavedRequestAwareAuthenticationSuccessHandler backToTheApplication() {
    SavedRequestAwareAuthenticationSuccessHandler back =
        new SavedRequestAwareAuthenticationSuccessHandler();
    back.setRedirectStrategy(
        (request, response, url) ->
            redirect(response, url.replaceFirst("^[a-z]+://[^/]*(?=/)", "")));
    return back;
  }

  private static void redirect(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", path);
  }

  private static RequestMatcher at(String path) {
    return request -> path.equals(request.getRequestURI());
  }
}
