package org.doorstep.visit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.util.UrlUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * A transaction that brings home visits, made safe to be sent again: nothing in it is created a
 * second time, whether or not the application has made its entries conditional
 * (https://hl7.org/fhir/R4/http.html#ccreate).
 */
final class VisitBundle {

  private final Bundle bundle;
  private final Map<String, Identifier> visits;

  private VisitBundle(Bundle bundle, Map<String, Identifier> visits) {
    this.bundle = bundle;
    this.visits = visits;
  }

  /** The visits of a Bundle; empty unless it is a transaction with an identified home visit. */
  static Optional<VisitBundle> of(Bundle bundle) {
    Map<String, Identifier> visits = new LinkedHashMap<>();
    if (bundle.getType() == BundleType.TRANSACTION) {
      for (BundleEntryComponent entry : bundle.getEntry()) {
        if (entry.getResource() instanceof Encounter encounter
            && HomeVisit.is(encounter)
            && encounter.getIdentifierFirstRep().hasValue()) {
          visits.put(nameOf(entry), encounter.getIdentifierFirstRep());
        }
      }
    }
    return visits.isEmpty() ? Optional.empty() : Optional.of(new VisitBundle(bundle, visits));
  }

  /** The visits as values of the search parameter {@code identifier}. */
  List<IQueryParameterType> visits() {
    return visits.values().stream()
        .<IQueryParameterType>map(id -> new TokenParam(id.getSystem(), id.getValue()))
        .toList();
  }

  /** Lets a person and a visit be found by their identifier where the application did not ask. */
  void findByIdentifier() {
    for (BundleEntryComponent entry : unconditional()) {
      Resource resource = entry.getResource();
      if (resource instanceof Patient patient && patient.hasIdentifier()) {
        entry.getRequest().setIfNoneExist(condition(patient.getIdentifierFirstRep()));
      } else if (resource instanceof Encounter encounter
          && HomeVisit.is(encounter)
          && encounter.hasIdentifier()) {
        entry.getRequest().setIfNoneExist(condition(encounter.getIdentifierFirstRep()));
      }
    }
  }

  private static String condition(Identifier identifier) {
    TokenParam value = new TokenParam(identifier.getSystem(), identifier.getValue());
    return "identifier=" + UrlUtil.escapeUrlParam(value.getValueAsQueryToken());
  }

  /**
   * The entries that would be created anew each time, each with the id that follows from the visit
   * and from what the entry says. Call after {@link #findByIdentifier}.
   */
  List<VisitEntry> entries() {
    Map<String, String> typesByUrl = new HashMap<>();
    bundle.getEntry().stream()
        .filter(BundleEntryComponent::hasResource)
        .forEach(entry -> typesByUrl.put(nameOf(entry), entry.getResource().fhirType()));
    Map<String, Integer> seen = new HashMap<>();
    List<VisitEntry> entries = new ArrayList<>();
    for (BundleEntryComponent entry : unconditional()) {
      String said = VisitEntry.said(entry.getResource(), visits, typesByUrl);
      entries.add(VisitEntry.of(entry, said, seen.merge(said, 1, Integer::sum)));
    }
    return entries;
  }

  /**
   * Lets references follow entries whose local address ({@code Type/id}, as the Android FHIR SDK
   * sends it) names no stored resource.
   */
  void followLocalAddresses(List<VisitEntry> entries) {
    Map<String, String> renamed = new HashMap<>();
    for (VisitEntry entry : entries) {
      entry.rename().ifPresent(local -> renamed.put(local, entry.address()));
    }
    if (renamed.isEmpty()) {
      return;
    }
    var terser = FhirContext.forR4Cached().newTerser();
    bundle.getEntry().stream()
        .filter(BundleEntryComponent::hasResource)
        .flatMap(entry -> terser.getAllResourceReferences(entry.getResource()).stream())
        .map(info -> info.getResourceReference())
        .filter(reference -> reference.getReferenceElement().getValue() != null)
        .forEach(
            reference -> {
              String target =
                  renamed.get(
                      reference.getReferenceElement().toUnqualifiedVersionless().getValue());
              if (target != null) {
                reference.setReference(target);
              }
            });
  }

  private List<BundleEntryComponent> unconditional() {
    return bundle.getEntry().stream()
        .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.POST)
        .filter(entry -> entry.hasResource() && !entry.getRequest().hasIfNoneExist())
        .toList();
  }

  /** How other entries refer to this one. */
  private static String nameOf(BundleEntryComponent entry) {
    IdType url = new IdType(entry.getFullUrl());
    return url.hasResourceType()
        ? url.toUnqualifiedVersionless().getValue()
        : String.valueOf(entry.getFullUrl());
  }
}
