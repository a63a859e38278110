package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.server.SearchScope;
import org.doorstep.server.ZonesOfRecord;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which zones records lie in, and in which part of them callers search. */
@Component
class ZonesAndScopes implements ZonesOfRecord, SearchScope {

  private final Owners owners;
  private final ScopeRules scopes;
  private final Labelling labelling;

  ZonesAndScopes(Owners owners, ScopeRules scopes, Labelling labelling) {
    this.owners = owners;
    this.scopes = scopes;
    this.labelling = labelling;
  }

  @Override
  public Set<String> of(Resource record) {
    if (Label.isDirectory(record.fhirType()) || isMerged(record)) {
      return Set.of();
    }
    Label label = Label.of(record);
    Set<String> zones = new HashSet<>();
    if (Label.isOfPlace(record)) {
      zones.add(Zone.OF_PLACES);
    }
    label.patient().ifPresent(id -> zones.add(Zone.ofPatient(id).of(label.kind())));
    owners
        .onceOf(Owners.recordOf(label))
        .ifPresent(
            id -> {
              zones.add(Zone.ofOrganization(id).of(label.kind()));
              if (label.trip()) {
                zones.add(Zone.ofTrips(id).of(label.kind()));
              }
            });
    label.orders().forEach(id -> zones.add(Zone.ofOrder(id).of(label.kind())));
    return zones;
  }

  /** Who is known by another record is found by it; this one is read by its id only. */
  private static boolean isMerged(Resource record) {
    return record instanceof Patient patient && Merged.isInto(patient).isPresent();
  }

  @Override
  public Optional<SearchScope.Part> of(
      @Nullable RequestDetails request, String type, Set<String> patients) {
    Optional<Reach> reach = Reach.of(request);
    if (Label.isDirectory(type) || reach.isEmpty() && isOfServer(request)) {
      return Optional.empty();
    }
    reach.ifPresent(it -> labelling.requireKnown(type, it));
    return Optional.of(
        new SearchScope.Part(
            reach.map(it -> it.searchable(type, patients)).orElse(Set.of()),
            reach.flatMap(it -> CaseloadZones.of(type, it.searchableByGrants(type, patients))),
            reach.map(it -> it.denied(type, patients)).orElse(Set.of()),
            reach.map(it -> scopes.ofSearch(type, it)).orElse(Set.of())));
  }

  static boolean isOfServer(@Nullable RequestDetails request) {
    return request == null || request instanceof SystemRequestDetails;
  }
}
