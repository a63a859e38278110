package org.doorstep.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;

/** What SMART tells an application together with its token: whose record it was launched for. */
final class LaunchContext {

  private LaunchContext() {}

  static OAuth2AccessTokenResponseAuthenticationSuccessHandler inAnswer() {
    OAuth2AccessTokenResponseAuthenticationSuccessHandler answers =
        new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    answers.setAccessTokenResponseCustomizer(LaunchContext::addTo);
    return answers;
  }

  private static void addTo(OAuth2AccessTokenAuthenticationContext context) {
    OAuth2AccessTokenAuthenticationToken given = context.getAuthentication();
    Map<String, Object> parameters = new HashMap<>(given.getAdditionalParameters());
    JWTClaimsSet claims = claims(given.getAccessToken().getTokenValue());
    Object patient = claims.getClaim(TokenContent.PATIENT);
    if (patient != null) {
      parameters.put(TokenContent.PATIENT, patient);
      // Patients see nobody's record but their own.
      parameters.put("need_patient_banner", false);
    }
    Object user = claims.getClaim(TokenContent.FHIR_USER);
    if (user != null) {
      parameters.put(TokenContent.FHIR_USER, user);
    }
    context.getAccessTokenResponse().additionalParameters(parameters);
  }

  private static JWTClaimsSet claims(String token) {
    try {
      return JWTParser.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new IllegalStateException("The issuer has not made a JWT", e);
    }
  }
}
