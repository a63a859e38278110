package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.server.EndpointContribution;
import org.springframework.stereotype.Component;

/**
 * Checks the body of a write before HAPI reads it, so that the sender learns of every fault at once
 * and under the path that the element has in what was sent, also of elements that HAPI would pass
 * over in silence.
 *
 * <p>A transaction is refused whole. In a batch only the entries at fault are refused, when their
 * turn comes ({@link StoreGate}).
 */
@Component
@Interceptor
class BodyGate implements EndpointContribution {

  private static final Set<RestOperationTypeEnum> WRITES =
      Set.of(
          RestOperationTypeEnum.CREATE,
          RestOperationTypeEnum.UPDATE,
          RestOperationTypeEnum.PATCH,
          RestOperationTypeEnum.TRANSACTION);

  /** After the guards that say whether the caller may write at all. */
  private static final int LATE = 1_000;

  private final Inspection inspection;

  BodyGate(Inspection inspection) {
    this.inspection = inspection;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = LATE)
  void checkBody(RequestDetails request) {
    Optional<Body> body = Body.of(request);
    if (!WRITES.contains(request.getRestOperationType()) || body.isEmpty()) {
      return;
    }
    Findings found =
        new Findings(inspection.of(body.get().content(), body.get().format(), List.of()));
    boolean wholeAtFault = found.in(-1).hasErrors() || !body.get().isBatch();
    if (found.hasErrors() && wholeAtFault) {
      throw found.refusal();
    }
    if (found.hasErrors()) {
      body.get().without(found.entriesAtFault()).ifPresent(request::setRequestContents);
    }
    Checked.carry(request, found);
  }

  @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
  void tie(RequestDetails request) {
    if (request.getResource() != null) {
      Checked.with(request).ifPresent(checked -> checked.tieTo(request.getResource()));
    }
  }
}
