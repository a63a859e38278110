package org.doorstep.signin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What the issuer that comes along writes into its tokens, besides what every issuer does. */
final class TokenWriting implements OAuth2TokenCustomizer<JwtEncodingContext> {

  private static final String LAUNCH_PATIENT = "launch/patient";
  private static final String PURPOSES = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
  private static final Pattern PURPOSE = Pattern.compile("[A-Z]{2,12}");

  private final Accounts accounts;
  private final Holders holders;

  TokenWriting(Accounts accounts, Holders holders) {
    this.accounts = accounts;
    this.holders = holders;
  }

  @Override
  public void customize(JwtEncodingContext token) {
    boolean person =
        !AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType());
    String name = token.getPrincipal().getName();
    if (person && accounts.find(name).filter(account -> account.isEnabled()).isEmpty()) {
      // Closed since the last token.
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
    String base = token.getAuthorizationServerContext().getIssuer() + BaseUrl.ENDPOINT;
    Set<String> scopes = token.getAuthorizedScopes();
    if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
      token.getJwsHeader().type("at+jwt");
      token.getClaims().audience(new ArrayList<>(List.of(base)));
      token.getClaims().claim("client_id", token.getRegisteredClient().getClientId());
      writePurpose(token);
    }
    if (person && (scopes.contains(TokenContent.FHIR_USER) || scopes.contains(LAUNCH_PATIENT))) {
      holders.of(name).ifPresent(holder -> writeHolder(token, base, holder));
    }
  }

  private static void writeHolder(JwtEncodingContext token, String base, String holder) {
    Set<String> scopes = token.getAuthorizedScopes();
    if (scopes.contains(TokenContent.FHIR_USER)) {
      token.getClaims().claim(TokenContent.FHIR_USER, base + "/" + holder);
    }
    if (scopes.contains(LAUNCH_PATIENT) && holder.startsWith("Patient/")) {
      token.getClaims().claim(TokenContent.PATIENT, holder.substring("Patient/".length()));
    }
  }

  /** As IHE IUA has it. The collections are those that the stored token may hold. */
  private static void writePurpose(JwtEncodingContext token) {
    if (purpose(token) instanceof String purpose && PURPOSE.matcher(purpose).matches()) {
      Map<String, Object> coding = new LinkedHashMap<>();
      coding.put("system", PURPOSES);
      coding.put("code", purpose);
      Map<String, Object> iua = new LinkedHashMap<>();
      iua.put(TokenContent.PURPOSE, new ArrayList<>(List.of(coding)));
      Map<String, Object> extensions = new LinkedHashMap<>();
      extensions.put(TokenContent.IUA, iua);
      token.getClaims().claim(TokenContent.EXTENSIONS, extensions);
    }
  }

  /** Asked for with the code, or with the token where there is no code. */
  private static @Nullable Object purpose(JwtEncodingContext token) {
    if (token.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken asked) {
      return asked.getAdditionalParameters().get(TokenContent.PURPOSE);
    }
    OAuth2Authorization authorization = token.getAuthorization();
    OAuth2AuthorizationRequest asked =
        authorization == null
            ? null
            : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    return asked == null ? null : asked.getAdditionalParameters().get(TokenContent.PURPOSE);
  }
}
