package org.doorstep.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who brings a token that holds. Nothing of a stranger's body is read, and no session is
 * kept.
 */
final class TokenDoor extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(TokenDoor.class);

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String SCHEME = "bearer ";
  // HAPI reads the address as it was sent. What is open is therefore compared with that, letter for
  // letter: no way of writing the same address differently opens anything.
  private static final Set<String> OPEN =
      Set.of(
          BaseUrl.ENDPOINT + "/metadata",
          BaseUrl.ENDPOINT + SmartConfiguration.PATH,
          "/livez",
          "/readyz",
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness");

  private final TokenCheck tokens;
  private final BaseUrl baseUrl;
  private final RefusalAnswer answers;
  private final Pace pace;
  private final ClientAddress addresses;

  TokenDoor(
      TokenCheck tokens,
      BaseUrl baseUrl,
      RefusalAnswer answers,
      Pace pace,
      ClientAddress addresses) {
    this.tokens = tokens;
    this.baseUrl = baseUrl;
    this.answers = answers;
    this.pace = pace;
    this.addresses = addresses;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isOpen(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (!isFhir(request)) {
      answers.write(request, response, notHere());
      return;
    }
    Account account;
    try {
      account = tokens.check(token(request), baseUrl.of(request));
    } catch (TokenRefused refused) {
      refuse(request, response, refused);
      return;
    } catch (Refusal issuerAway) {
      response.setHeader("Retry-After", "5");
      answers.write(request, response, issuerAway);
      return;
    }
    chain.doFilter(new SignedIn(request, account), response);
  }

  /**
   * Who comes without a token that holds is told so only now and then: colleagues behind the same
   * address whose tokens hold are let in all the same.
   */
  private void refuse(
      HttpServletRequest request, HttpServletResponse response, TokenRefused refused)
      throws IOException {
    try {
      pace.require("without token " + addresses.of(request));
    } catch (Refusal tooOften) {
      answers.write(request, response, tooOften);
      return;
    }
    if (request.getHeader("Authorization") != null) {
      log.info("A token was refused: {}", refused.getMessage());
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    answers.write(request, response, notSignedIn());
  }

  private static boolean isOpen(HttpServletRequest request) {
    return READING.contains(request.getMethod()) && OPEN.contains(request.getRequestURI());
  }

  private static boolean isFhir(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(BaseUrl.ENDPOINT) || path.startsWith(BaseUrl.ENDPOINT + "/");
  }

  private static String token(HttpServletRequest request) throws TokenRefused {
    String header = request.getHeader("Authorization");
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw new TokenRefused("none");
    }
    return header.substring(SCHEME.length()).strip();
  }

  private static Refusal notSignedIn() {
    return new Refusal(
        Reason.NOT_SIGNED_IN,
        "not-signed-in",
        null,
        "The request brings no access token, or one that does not hold here.",
        "Fetch a new token where "
            + BaseUrl.ENDPOINT
            + SmartConfiguration.PATH
            + " says, and send"
            + " it as 'Authorization: Bearer ...'.");
  }

  private static Refusal notHere() {
    return new Refusal(
        Reason.NOT_FOUND,
        "unknown-address",
        null,
        "There is nothing at this address.",
        "The FHIR endpoint is at " + BaseUrl.ENDPOINT + ".");
  }

  /** A request whose bearer is known. */
  private static final class SignedIn extends HttpServletRequestWrapper {

    private final Account account;

    SignedIn(HttpServletRequest request, Account account) {
      super(request);
      this.account = account;
    }

    @Override
    public Principal getUserPrincipal() {
      return account;
    }

    @Override
    public @Nullable String getRemoteUser() {
      return account.system() + '|' + account.name();
    }
  }
}
