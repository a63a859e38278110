package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the issuer its name. Spring Authorization Server would take it from the Host header, and
 * sign whatever name a caller wishes for.
 */
final class IssuerName extends OncePerRequestFilter {

  private final BaseUrl baseUrl;
  private final AuthorizationServerSettings settings;

  IssuerName(BaseUrl baseUrl, AuthorizationServerSettings settings) {
    this.baseUrl = baseUrl;
    this.settings = settings;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // The filter that has set the context before takes it away afterwards.
    AuthorizationServerContextHolder.setContext(new Named(baseUrl.of(request), settings));
    chain.doFilter(request, response);
  }

  private record Named(String issuer, AuthorizationServerSettings settings)
      implements AuthorizationServerContext {

    @Override
    public String getIssuer() {
      return issuer;
    }

    @Override
    public AuthorizationServerSettings getAuthorizationServerSettings() {
      return settings;
    }
  }
}
