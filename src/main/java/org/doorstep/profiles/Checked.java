package org.doorstep.profiles;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/** What the check of a request's body found, carried with the request until it is answered. */
final class Checked {

  private static final String KEY = Checked.class.getName();

  private final Findings findings;
  private final Map<IBaseResource, Findings> byResource = new IdentityHashMap<>();

  private Checked(Findings findings) {
    this.findings = findings;
  }

  static void carry(RequestDetails request, Findings findings) {
    request.getUserData().put(KEY, new Checked(findings));
  }

  static Optional<Checked> with(@Nullable RequestDetails request) {
    return request == null
        ? Optional.empty()
        : Optional.ofNullable((Checked) request.getUserData().get(KEY));
  }

  /** Ties the findings to the objects that HAPI has made of the body and will store. */
  void tieTo(IBaseResource body) {
    if (body instanceof Bundle bundle) {
      List<BundleEntryComponent> entries = bundle.getEntry();
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).hasResource()) {
          byResource.put(entries.get(i).getResource(), findings.in(i));
        }
      }
    }
    byResource.put(body, findings);
  }

  Findings findings() {
    return findings;
  }

  /** What was found in a resource of the body; empty where the resource is none of the body's. */
  Optional<Findings> of(IBaseResource resource) {
    return Optional.ofNullable(byResource.get(resource));
  }
}
