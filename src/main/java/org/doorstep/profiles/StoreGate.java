package org.doorstep.profiles;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.doorstep.server.StoreSettings;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The last gate before the store: checks what no body has shown, such as the result of a PATCH and
 * what the server writes of its own accord, and refuses the entries of a batch that are at fault.
 * Definitions are let through: only the server writes them, and it does not check itself with
 * itself.
 */
@Component
@Interceptor
class StoreGate {

  private final Inspection inspection;

  StoreGate(Inspection inspection, IInterceptorService hooks, StoreSettings store) {
    this.inspection = inspection;
    // What is left of records without persons lacks what profiles ask for, such as names.
    if (!store.isAnalytics()) {
      hooks.registerInterceptor(this);
    }
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  void beforeCreate(IBaseResource resource, @Nullable RequestDetails request) {
    check(resource, request);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  void beforeUpdate(IBaseResource old, IBaseResource resource, @Nullable RequestDetails request) {
    check(resource, request);
  }

  private void check(IBaseResource resource, @Nullable RequestDetails request) {
    if (DefinitionGuard.isDefinition(resource)) {
      return;
    }
    Optional<Findings> ofBody = Checked.with(request).flatMap(checked -> checked.of(resource));
    if (ofBody.isEmpty()) {
      inspection.requireSound(resource);
    } else if (ofBody.get().hasErrors()) {
      throw ofBody.get().refusal();
    }
  }
}
