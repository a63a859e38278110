package org.doorstep.audit;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * No audit, no answer: each request to the endpoint leaves its event, before the first byte of the
 * answer leaves. This filter stands outside of all that may refuse a request, so that refusals are
 * recorded too.
 */
final class AuditFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);
  private static final String REQUEST_ID = "X-Request-ID";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String SECONDS_UNTIL_BACK = "10";

  private final Recorder recorder;
  private final AuditWriter writer;
  private final FhirContext context;

  AuditFilter(Recorder recorder, AuditWriter writer, FhirContext context) {
    this.recorder = recorder;
    this.writer = writer;
    this.context = context;
  }

  /** What the server says of itself to everyone concerns nobody. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String base = request.getContextPath() + request.getServletPath();
    String uri = request.getRequestURI();
    String below = uri.startsWith(base) ? uri.substring(base.length()) : uri;
    return below.equals("/metadata") || below.matches("/\\.well-known/[a-z-]+");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    AuditDraft draft = AuditDraft.begin(request);
    AuditedResponse answer =
        new AuditedResponse(response, status -> record(draft, request, response, status));
    boolean returned = false;
    try {
      chain.doFilter(request, answer);
      answer.finish();
      returned = true;
    } finally {
      if (!returned) {
        answer.complete(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
    }
  }

  private AuditedResponse.@Nullable Replacement record(
      AuditDraft draft, HttpServletRequest request, HttpServletResponse response, int status) {
    String requestId = requestId(request, response);
    try {
      writer.write(recorder.entry(draft, request, requestId, status));
      return null;
    } catch (NoAudit e) {
      log.error("Request {} is not answered: it cannot be recorded", requestId);
      return replaced -> refuse(replaced, requestId);
    } catch (RuntimeException e) {
      // Without the message of the failure: it may cite what the caller sent.
      log.error(
          "Request {} is not answered: its event cannot be made ({} in {})",
          requestId,
          e.getClass().getName(),
          e.getStackTrace().length == 0 ? "the JVM" : e.getStackTrace()[0]);
      return replaced -> refuse(replaced, requestId);
    }
  }

  /** The number that the front door gave; a request that did not come that far gets its own. */
  private static String requestId(HttpServletRequest request, HttpServletResponse response) {
    String given = response.getHeader(REQUEST_ID);
    if (given != null) {
      return given;
    }
    String sent = request.getHeader(REQUEST_ID);
    String id =
        sent != null && HARMLESS.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    response.setHeader(REQUEST_ID, id);
    return id;
  }

  private void refuse(HttpServletResponse response, String requestId) throws IOException {
    Refusal refusal =
        new Refusal(
            Reason.UNAVAILABLE,
            "no-audit",
            null,
            "The request cannot be recorded just now, and what is not recorded is not answered."
                + " What it was to store may be stored.",
            "Send the same request again in a while.");
    OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
    outcome.getIssueFirstRep().setDiagnostics("Request " + requestId);
    byte[] body =
        context.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    response.setStatus(refusal.getStatusCode());
    response.setHeader(REQUEST_ID, requestId);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Retry-After", SECONDS_UNTIL_BACK);
    response.setContentType("application/fhir+json;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
