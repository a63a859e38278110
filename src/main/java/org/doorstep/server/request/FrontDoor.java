package org.doorstep.server.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of the FHIR endpoint: every request is numbered, measured and read here before HAPI sees
 * it, and every answer leaves with the number of its request.
 */
final class FrontDoor extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);

  private static final int LONGEST_ADDRESS = 8192;
  private static final int MOST_PARAMETERS = 200;
  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final BodyReading bodies;
  private final Outcomes outcomes;
  private final Compartments compartments;
  private final Pace pace;
  private final ClientAddress addresses;
  private final HeavyWork heavy;
  private final EvenTime time;

  FrontDoor(
      BodyReading bodies,
      Outcomes outcomes,
      Compartments compartments,
      Pace pace,
      ClientAddress addresses,
      HeavyWork heavy,
      EvenTime time) {
    this.bodies = bodies;
    this.outcomes = outcomes;
    this.compartments = compartments;
    this.pace = pace;
    this.addresses = addresses;
    this.heavy = heavy;
    this.time = time;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long begun = time.now();
    String requestId = RequestId.of(request);
    boolean ofSeveral = "POST".equals(request.getMethod()) && tells(request.getPathInfo());
    GuardedResponse answer = new GuardedResponse(response, time, begun, ofSeveral);
    answer.setHeader(RequestId.HEADER, requestId);
    answer.setHeader("Cache-Control", "no-store");
    try {
      pace.require(caller(request));
      chain.doFilter(vetted(request, answer, requestId), answer);
    } catch (Refusal refusal) {
      outcomes.write(request, answer, refusal, requestId);
    } catch (ServletException | RuntimeException fault) {
      log.error("Request {} failed", requestId, Wordless.of(fault));
      if (!answer.isCommitted()) {
        answer.resetBuffer();
        outcomes.write(request, answer, 500, Outcomes.failure(), requestId);
      }
    } finally {
      heavy.leave(request);
      log.info(
          "{} {} {} ms {}",
          LoggedRequest.of(request.getMethod(), request.getRequestURI()),
          answer.getStatus(),
          (time.now() - begun) / 1_000_000,
          requestId);
    }
  }

  /** Several requests at once, or one that looks at people to say who they are not. */
  private static boolean tells(@Nullable String path) {
    return path == null || path.equals("/") || path.endsWith("/$match");
  }

  /** The account of its issuer; where none is needed, the machine. */
  private String caller(HttpServletRequest request) {
    String account = request.getRemoteUser();
    return account == null ? "at " + addresses.of(request) : "by " + account;
  }

  private VettedRequest vetted(HttpServletRequest request, GuardedResponse answer, String requestId)
      throws IOException {
    requireMethod(request);
    requireShort(request);
    String base = request.getContextPath() + request.getServletPath();
    Address address =
        compartments.resolved(
            base, Address.of(base, request.getRequestURI(), request.getQueryString()));
    if (address.isOn("Binary")) {
      // What a caller once stored must never run in somebody else's browser.
      answer.setHeader("Content-Disposition", "attachment");
      answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    }
    byte[] body = bodies.of(request, address);
    boolean form = MediaTypes.FORM.equals(MediaTypes.of(request));
    Map<String, String[]> parameters =
        parameters(address, form ? new String(body, StandardCharsets.UTF_8) : "");
    if (!address.isOperation() && !address.isOn("Binary")) {
      MediaTypes.requireWritable(request, parameters);
    }
    return new VettedRequest(request, body, parameters, address, requestId);
  }

  private static void requireMethod(HttpServletRequest request) {
    if (!METHODS.contains(request.getMethod())) {
      throw new Refusal(
          Reason.NOT_ALLOWED,
          "unsupported-method",
          null,
          "The method " + Words.quote(request.getMethod()) + " is not part of FHIR.",
          "Use GET, POST, PUT, PATCH or DELETE.");
    }
  }

  private static void requireShort(HttpServletRequest request) {
    String query = request.getQueryString();
    if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
      throw new Refusal(
          Reason.ADDRESS_TOO_LONG,
          "address-too-long",
          null,
          "The address is longer than %d characters.".formatted(LONGEST_ADDRESS),
          "Send the search as POST [type]/_search with the parameters in the body.");
    }
  }

  private static Map<String, String[]> parameters(Address address, String form) {
    String query = address.query() == null ? "" : address.query();
    if ((query + "&" + form).chars().filter(letter -> letter == '&').count() > MOST_PARAMETERS) {
      throw new Refusal(
          Reason.MALFORMED,
          "too-many-parameters",
          null,
          "The request has more than %d parameters.".formatted(MOST_PARAMETERS),
          "Ask for several things in several requests, or list values with commas.");
    }
    return Queries.parameters(query, form);
  }
}
