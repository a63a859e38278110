package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.stereotype.Component;

/**
 * Keeps what HAPI's parser would drop between a record's arrival and its being read back: the
 * version that a trace names, and the ids of the resources inside a stored Bundle.
 */
@Component
class LosslessRecords {

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
}
