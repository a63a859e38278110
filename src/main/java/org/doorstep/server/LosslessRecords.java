package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.stereotype.Component;

/**
 * Keeps what HAPI's parser would drop between a record's arrival and its being read back: the
 * version that a trace names, and the ids of the resources inside a stored Bundle.
 */
@Component
@Interceptor
class LosslessRecords implements StorageContribution {

  private static final int BEFORE_OTHERS = -100;

  LosslessRecords(FhirContext context) {
    context
        .getParserOptions()
        // An entry's id would be replaced by its fullUrl and, being a urn, never written again.
        .setOverrideResourceIdWithBundleEntryFullUrl(false)
        // A trace is about one version of a record. Not everywhere, because HAPI then no longer
        // rewrites the references of a transaction to the ids that the server gave.
        .setDontStripVersionsFromReferencesAtPaths(
            "AuditEvent.entity.what", "Provenance.target", "Provenance.entity.what");
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  /** Names the entries of a transaction or batch, which is not kept, as the parser would have. */
  @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = BEFORE_OTHERS)
  void onTransaction(IBaseBundle transaction) {
    if (transaction instanceof Bundle bundle) {
      bundle.getEntry().stream()
          .filter(BundleEntryComponent::hasResource)
          .filter(entry -> entry.hasFullUrl() && !entry.getResource().hasId())
          .forEach(entry -> entry.getResource().setId(entry.getFullUrl()));
    }
  }
}
