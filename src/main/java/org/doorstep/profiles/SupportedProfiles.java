package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.springframework.stereotype.Component;

/**
 * Names the profiles of each resource type in the CapabilityStatement. HAPI tells the type of a
 * profile by its first element and so passes over profiles that do not repeat the root.
 */
@Component
@Interceptor
class SupportedProfiles implements EndpointContribution {

  private final ProfileLibrary library;

  SupportedProfiles(ProfileLibrary library) {
    this.library = library;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  void nameProfiles(IBaseConformance statement) {
    if (statement instanceof CapabilityStatement capability) {
      capability.getRest().forEach(rest -> rest.getResource().forEach(this::nameProfiles));
    }
  }

  private void nameProfiles(CapabilityStatementRestResourceComponent resource) {
    List<CanonicalType> profiles =
        library.profiles().stream()
            .filter(profile -> profile.getType().equals(resource.getType()))
            .map(StructureDefinition::getUrl)
            .map(CanonicalType::new)
            .toList();
    resource.setSupportedProfile(profiles);
  }
}
