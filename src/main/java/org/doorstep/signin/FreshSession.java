package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forgets a browser that signed in before the password of its account was changed: whoever sits
 * there has to know the new one.
 */
final class FreshSession extends OncePerRequestFilter {

  private static final String SIGNED_IN = FreshSession.class.getName();

  private final Accounts accounts;

  FreshSession(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Notes when somebody signed in. */
  static void begin(HttpServletRequest request) {
    request.getSession().setAttribute(SIGNED_IN, Instant.now());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !SignInEndpoints.AUTHORIZE.equals(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (signedIn != null
        && session != null
        && session.getAttribute(SIGNED_IN) instanceof Instant since
        && accounts.hasChangedSince(signedIn.getName(), since)) {
      session.invalidate();
      SecurityContextHolder.clearContext();
    }
    chain.doFilter(request, response);
  }
}
