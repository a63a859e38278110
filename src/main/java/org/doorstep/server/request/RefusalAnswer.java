package org.doorstep.server.request;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.doorstep.fhir.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Answers a request that is refused before it reaches the endpoint, in the endpoint's own shape.
 */
@Component
@NamedInterface("answers")
public class RefusalAnswer {

  private static final Logger log = LoggerFactory.getLogger(RefusalAnswer.class);

  private final Outcomes outcomes;

  RefusalAnswer(FhirContext context) {
    this.outcomes = new Outcomes(context);
  }

  /**
   * Writes an OperationOutcome; the body of the request stays unread.
   *
   * @param request the request
   * @param response its answer, to which further headers may have been added
   * @param refusal why it is refused
   * @throws IOException if the caller has gone away
   */
  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    String requestId = RequestId.of(request);
    response.setHeader(RequestId.HEADER, requestId);
    response.setHeader("Cache-Control", "no-store");
    outcomes.write(request, response, refusal, requestId);
    log.info(
        "{} {} {}",
        LoggedRequest.of(request.getMethod(), request.getRequestURI()),
        refusal.getStatusCode(),
        requestId);
  }
}
