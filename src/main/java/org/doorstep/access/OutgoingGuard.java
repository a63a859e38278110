package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The net under all other guards: an answer that holds what its caller may not see is not sent,
 * whatever let it through.
 */
@Component
@Interceptor
class OutgoingGuard implements EndpointContribution {

  private static final Logger log = LoggerFactory.getLogger(OutgoingGuard.class);
  private static final int LATE = 1_000;

  /** Before the words of refused entries are mended. */
  private static final int EARLY = -10;

  /** Traces are no records: who reads them is decided where they are kept. */
  private static final Set<String> NO_RECORDS =
      Set.of("OperationOutcome", "CapabilityStatement", "AuditEvent");

  private static final Set<BundleType> LISTS =
      Set.of(
          BundleType.SEARCHSET,
          BundleType.HISTORY,
          BundleType.BATCHRESPONSE,
          BundleType.TRANSACTIONRESPONSE);

  private final Decisions decisions;
  private final Owners owners;

  OutgoingGuard(Decisions decisions, Owners owners) {
    this.decisions = decisions;
    this.owners = owners;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  /** A history of which nothing may be seen is one of nothing. */
  @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = EARLY)
  void requireFound(@Nullable IBaseResource answer) {
    if (!(answer instanceof Bundle bundle)) {
      return;
    }
    if (isEmptyHistory(bundle)) {
      throw new ResourceNotFoundException("history");
    }
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof Bundle part && isEmptyHistory(part)) {
        if (bundle.getType() == BundleType.TRANSACTIONRESPONSE) {
          throw new ResourceNotFoundException("history");
        }
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR);
        entry.setResource(null).getResponse().setStatus("404 Not Found").setOutcome(outcome);
      }
    }
  }

  private static boolean isEmptyHistory(Bundle bundle) {
    return bundle.getType() == BundleType.HISTORY
        && bundle.getEntry().stream().noneMatch(BundleEntryComponent::hasResource);
  }

  @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = LATE)
  void check(RequestDetails request, @Nullable IBaseResource answer) {
    if (!(answer instanceof Resource resource)) {
      return;
    }
    // Asked for something else, a Bundle was made for this answer; that need not be looked up.
    boolean isList = resource instanceof Bundle && !"Bundle".equals(request.getResourceName());
    Stream<Resource> all = isList ? held((Bundle) resource) : within(resource);
    List<Resource> records = all.filter(it -> !NO_RECORDS.contains(it.fhirType())).toList();
    List<Patient> copies = copies(resource).toList();
    boolean none = records.isEmpty() && copies.isEmpty();
    boolean shown =
        none
            || Reach.of(request)
                .filter(reach -> !decisions.about(records, reach).contains(Decision.HIDE))
                .filter(reach -> copies.stream().allMatch(it -> decisions.showsCopy(it, reach)))
                .isPresent();
    if (!shown) {
      log.error(
          "Request {} would have shown what its caller may not see; it was not answered",
          request.getRequestId());
      throw new InternalErrorException("guard");
    }
  }

  private Stream<Resource> within(Resource answer) {
    if (answer instanceof Bundle bundle && !isStored(bundle)) {
      return held(bundle);
    }
    if (answer instanceof Parameters parameters) {
      return resources(parameters).flatMap(this::within);
    }
    return answer.getIdElement().hasIdPart() ? Stream.of(answer) : Stream.empty();
  }

  private Stream<Resource> held(Bundle bundle) {
    return LISTS.contains(bundle.getType())
        ? resources(bundle).flatMap(this::within)
        : Stream.empty();
  }

  /** A document holds copies of what its caller saw; it is looked at once more whose they are. */
  private Stream<Patient> copies(Resource answer) {
    if (answer instanceof Parameters parameters) {
      return resources(parameters).flatMap(this::copies);
    }
    if (!(answer instanceof Bundle bundle)) {
      return Stream.empty();
    }
    if (LISTS.contains(bundle.getType())) {
      return resources(bundle).flatMap(this::copies);
    }
    return isStored(bundle)
        ? Stream.empty()
        : resources(bundle).filter(Patient.class::isInstance).map(Patient.class::cast);
  }

  private static Stream<Resource> resources(Parameters parameters) {
    return parameters.getParameter().stream()
        .filter(Parameters.ParametersParameterComponent::hasResource)
        .map(Parameters.ParametersParameterComponent::getResource);
  }

  private static Stream<Resource> resources(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(resource -> resource != null);
  }

  private boolean isStored(Bundle bundle) {
    return bundle.getIdElement().hasIdPart() && owners.of(Projection.key(bundle)).isPresent();
  }
}
