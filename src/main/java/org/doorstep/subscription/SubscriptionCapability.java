package org.doorstep.subscription;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** Says in the CapabilityStatement to which topics one can subscribe, and where websockets are. */
@Component
@Interceptor
class SubscriptionCapability implements EndpointContribution {

  /** After the profiles of every type are named. */
  private static final int LATE = 100;

  private static final String WEBSOCKET =
      "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";
  private static final String TOPIC =
      Wishes.BACKPORT + "capabilitystatement-subscriptiontopic-canonical";
  private static final String PROFILE = Wishes.BACKPORT + "backport-subscription";

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(value = Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED, order = LATE)
  void addTo(IBaseConformance generated, ServletRequestDetails request) {
    if (generated instanceof CapabilityStatement statement) {
      statement.getRest().forEach(rest -> addTo(rest, request.getFhirServerBase()));
    }
  }

  private static void addTo(CapabilityStatementRestComponent rest, String base) {
    rest.addExtension(WEBSOCKET, new UriType(base.replaceFirst("^http", "ws") + "/websocket"));
    rest.getResource().stream()
        .filter(resource -> "Subscription".equals(resource.getType()))
        .forEach(
            resource -> {
              List<CanonicalType> profiles = new ArrayList<>(resource.getSupportedProfile());
              profiles.add(new CanonicalType(PROFILE));
              resource.setSupportedProfile(profiles);
              for (Topic topic : Topic.values()) {
                resource.addExtension(TOPIC, new CanonicalType(topic.url()));
              }
            });
  }
}
