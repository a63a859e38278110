package org.doorstep.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets an application without a secret renew and give back its tokens: Spring Authorization Server
 * lets it exchange a code only. What proves it is the refresh token, which serves once.
 */
final class PublicClients implements AuthenticationProvider, AuthenticationConverter {

  private static final String GRANT = "grant_type";
  private static final String GIVING_BACK = "giving_back";

  private final RegisteredClientRepository clients;

  PublicClients(RegisteredClientRepository clients) {
    this.clients = clients;
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    String client = request.getParameter("client_id");
    boolean renewing =
        AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(request.getParameter(GRANT));
    boolean givingBack = SignInEndpoints.REVOKE.equals(request.getRequestURI());
    if (client == null
        || !(renewing || givingBack)
        || request.getHeader("Authorization") != null
        || request.getParameter("client_assertion") != null
        || request.getParameter("client_secret") != null) {
      return null;
    }
    Map<String, Object> what = new HashMap<>();
    what.put(GRANT, renewing ? AuthorizationGrantType.REFRESH_TOKEN.getValue() : GIVING_BACK);
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null, what);
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    OAuth2ClientAuthenticationToken asking = (OAuth2ClientAuthenticationToken) authentication;
    Object what = asking.getAdditionalParameters().get(GRANT);
    if (!ClientAuthenticationMethod.NONE.equals(asking.getClientAuthenticationMethod())
        || !(AuthorizationGrantType.REFRESH_TOKEN.getValue().equals(what)
            || GIVING_BACK.equals(what))) {
      return null;
    }
    RegisteredClient client = clients.findByClientId(asking.getName());
    if (client == null
        || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
