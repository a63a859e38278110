package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses to change definitions over HTTP: with a search parameter or a profile of one's own one
 * could make the server index, show or accept what it must not.
 */
@Component
@Interceptor
class DefinitionGuard {

  private static final Set<String> DEFINITIONS =
      Set.of(
          "CapabilityStatement",
          "CodeSystem",
          "CompartmentDefinition",
          "ConceptMap",
          "GraphDefinition",
          "ImplementationGuide",
          "Measure",
          "MessageDefinition",
          "NamingSystem",
          "OperationDefinition",
          "SearchParameter",
          "StructureDefinition",
          "StructureMap",
          "TerminologyCapabilities",
          "ValueSet");

  DefinitionGuard(IInterceptorService hooks) {
    hooks.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = -100)
  void beforeCreate(IBaseResource resource, @Nullable RequestDetails request) {
    refuseChange(resource, request);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = -100)
  void beforeUpdate(IBaseResource old, IBaseResource resource, @Nullable RequestDetails request) {
    refuseChange(resource, request);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED, order = -100)
  void beforeDelete(IBaseResource resource, @Nullable RequestDetails request) {
    refuseChange(resource, request);
  }

  static boolean isDefinition(IBaseResource resource) {
    return DEFINITIONS.contains(resource.fhirType());
  }

  private static void refuseChange(IBaseResource resource, @Nullable RequestDetails request) {
    if (isDefinition(resource) && request != null && !(request instanceof SystemRequestDetails)) {
      String type = resource.fhirType();
      throw new Refusal(
          Reason.NOT_ALLOWED,
          "definitions-are-fixed",
          type,
          "A " + type + " cannot be changed over HTTP.",
          "Definitions are part of the program; they change with a new version of it.");
    }
  }
}
