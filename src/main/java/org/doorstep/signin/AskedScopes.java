package org.doorstep.signin;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/** What an application may ask for: scopes that it is registered for or narrower ones, and here. */
final class AskedScopes {

  private AskedScopes() {}

  /** For a person who signs in; the redirect URI has been checked before. */
  static void requireAllowed(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
    if (!SmartScope.allCovered(asked.getScopes(), context.getRegisteredClient().getScopes())) {
      throw refused(asked, OAuth2ErrorCodes.INVALID_SCOPE, "scope");
    }
    String base = AuthorizationServerContextHolder.getContext().getIssuer() + BaseUrl.ENDPOINT;
    if (!base.equals(asked.getAdditionalParameters().get("aud"))) {
      throw refused(asked, OAuth2ErrorCodes.INVALID_REQUEST, "aud, which has to be " + base);
    }
  }

  /** For a system that calls in its own name. */
  static void requireAllowed(OAuth2ClientCredentialsAuthenticationContext context) {
    OAuth2ClientCredentialsAuthenticationToken asked = context.getAuthentication();
    if (!SmartScope.allCovered(asked.getScopes(), context.getRegisteredClient().getScopes())) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked, String code, String parameter) {
    // Marked as if it had been accepted, or the answer would not go back to the application.
    OAuth2AuthorizationCodeRequestAuthenticationToken back =
        new OAuth2AuthorizationCodeRequestAuthenticationToken(
            asked.getAuthorizationUri(),
            asked.getClientId(),
            (Authentication) asked.getPrincipal(),
            asked.getRedirectUri(),
            asked.getState(),
            asked.getScopes(),
            asked.getAdditionalParameters());
    back.setAuthenticated(true);
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, "OAuth 2.0 Parameter: " + parameter, null), back);
  }
}
