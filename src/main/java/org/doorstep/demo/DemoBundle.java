package org.doorstep.demo;

import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A transaction in the making, as the application of an organisation would send it. */
final class DemoBundle {

  private static final String REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

  private final String name;
  private final Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);

  DemoBundle(String name) {
    this.name = name;
  }

  /** Creates a resource, whatever is stored already. */
  Reference post(Resource resource) {
    return post(resource, null);
  }

  /** Creates a resource unless one of its type has the identifier. */
  Reference postOnce(Resource resource, Identifier identifier) {
    return post(resource, query(identifier));
  }

  /** The search that finds what has an identifier. */
  static String query(Identifier identifier) {
    return "identifier=" + identifier.getSystem() + "|" + identifier.getValue();
  }

  private Reference post(Resource resource, @Nullable String condition) {
    String url = "urn:uuid:" + Chance.uuid(name + " entry " + bundle.getEntry().size());
    Bundle.BundleEntryComponent entry =
        bundle.addEntry().setFullUrl(url).setResource(invented(resource));
    entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
    if (condition != null) {
      entry.getRequest().setIfNoneExist(condition);
    }
    return new Reference(url);
  }

  /**
   * Creates or replaces a resource of the registers of an organisation, under the id it has there.
   */
  Reference put(Resource resource, String id) {
    resource.setId(id);
    String url = resource.fhirType() + "/" + id;
    bundle
        .addEntry()
        .setFullUrl(String.format(Locale.ROOT, "https://demo.doorstep.health/fhir/%s", url))
        .setResource(invented(resource))
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
    return new Reference(url);
  }

  Bundle bundle() {
    return bundle;
  }

  private static Resource invented(Resource resource) {
    resource
        .getMeta()
        .addSecurity()
        .setSystem(REASONS)
        .setCode("HTEST")
        .setDisplay("test health data");
    return resource;
  }
}
