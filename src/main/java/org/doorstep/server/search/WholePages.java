package org.doorstep.server.search;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.springframework.stereotype.Component;

/**
 * A page comes with everything that it has to include, or not at all: HAPI would leave out what is
 * too much without a word.
 */
@Component
@Interceptor
class WholePages implements EndpointContribution {

  private final JpaStorageSettings settings;

  WholePages(JpaStorageSettings settings) {
    this.settings = settings;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerInterceptor(this);
  }

  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  void requireWhole(IBaseResource answer) {
    int mostIncluded = settings.getMaximumIncludesToLoadPerPage() - 1;
    if (answer instanceof Bundle bundle && included(bundle) > mostIncluded) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "too-many-included",
          null,
          "More than %d records would be included in one page.".formatted(mostIncluded),
          "Ask for smaller pages with _count, or search what refers to them instead of _revinclude.");
    }
  }

  /** Also in the answers to the searches of a batch. */
  private static long included(Bundle bundle) {
    return bundle.getEntry().stream()
        .mapToLong(
            entry ->
                entry.getResource() instanceof Bundle page
                    ? included(page)
                    : entry.getSearch().getMode() == SearchEntryMode.INCLUDE ? 1 : 0)
        .sum();
  }
}
