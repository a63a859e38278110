package org.doorstep.signin;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Says in the CapabilityStatement how to sign in, for applications that look there. */
@Interceptor
public final class SmartCapability {

  private static final String URIS =
      "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
  private static final String SERVICES =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";

  private final SignInEndpoints endpoints;

  SmartCapability(SignInEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Adds the section on security.
   *
   * @param generated what HAPI has written of the server
   * @param request who asks for it
   */
  @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
  public void addTo(IBaseConformance generated, ServletRequestDetails request) {
    if (generated instanceof CapabilityStatement statement) {
      CapabilityStatementRestSecurityComponent security = statement.getRestFirstRep().getSecurity();
      SignInEndpoints.Addresses addresses = endpoints.of(request.getServletRequest());
      security.getService().clear();
      security.getExtension().clear();
      security.addService().addCoding().setSystem(SERVICES).setCode("SMART-on-FHIR");
      Extension uris = security.addExtension();
      uris.setUrl(URIS);
      add(uris, "authorize", addresses.authorize());
      add(uris, "token", addresses.token());
      add(uris, "revoke", addresses.revoke());
      add(uris, "introspect", addresses.introspect());
    }
  }

  private static void add(Extension uris, String name, @Nullable String uri) {
    if (uri != null) {
      uris.addExtension(name, new UriType(uri));
    }
  }
}
