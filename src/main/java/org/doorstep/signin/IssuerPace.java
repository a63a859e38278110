package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down a machine that asks for tokens or tries passwords again and again, whatever account it
 * names: to look at a secret costs the server more than to send one.
 */
final class IssuerPace extends OncePerRequestFilter {

  private final Pace pace;
  private final ClientAddress addresses;
  private final RefusalAnswer answers;

  IssuerPace(Pace pace, ClientAddress addresses, RefusalAnswer answers) {
    this.pace = pace;
    this.addresses = addresses;
    this.answers = answers;
  }

  /** Forms and keys are only looked at; secrets are sent by POST. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      pace.require(addresses.of(request));
    } catch (Refusal tooOften) {
      answers.write(request, response, tooOften);
      return;
    }
    chain.doFilter(request, response);
  }
}
