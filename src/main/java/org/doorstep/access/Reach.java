package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller sees at the moment of a request: the zones that are open to them and what they
 * may do there. Nothing of it is kept for the next request, so that a grant and its end count at
 * once.
 */
final class Reach {

  private static final String KEY = Reach.class.getName();

  private final Scopes scopes;
  private final Map<Zone, List<Rights>> open;
  private final Map<String, Set<Sensitivity>> denied;
  private final Set<String> handedOver;
  private final Set<Caller.Post> posts;
  private final Map<String, String> keepersOfRecords = new HashMap<>();

  /**
   * @param scopes for what the caller's application may ask
   * @param open what may be done in which zone
   * @param denied the classes of which the caller sees nothing, by the id of the Patient
   * @param handedOver the ids of the Patients who are still indexed as kept by the caller's
   *     organisations, but no longer are
   * @param posts what the caller does for which organisation
   */
  Reach(
      Scopes scopes,
      Map<Zone, List<Rights>> open,
      Map<String, Set<Sensitivity>> denied,
      Set<String> handedOver,
      Set<Caller.Post> posts) {
    this.scopes = scopes;
    this.open = open;
    this.denied = denied;
    this.handedOver = handedOver;
    this.posts = posts;
  }

  static Optional<Reach> of(@Nullable RequestDetails request) {
    return request != null && request.getUserData().get(KEY) instanceof Reach reach
        ? Optional.of(reach)
        : Optional.empty();
  }

  void keepIn(RequestDetails request) {
    request.getUserData().put(KEY, this);
  }

  /** The organisation that keeps what the caller creates; the first one of several. */
  Optional<String> keeper() {
    return posts.stream().map(Caller.Post::organization).sorted().findFirst();
  }

  /** Whether the caller has one of some roles in the organisation. */
  boolean holds(Set<Role> roles, String organization) {
    return posts.stream()
        .anyMatch(post -> roles.contains(post.role()) && post.organization().equals(organization));
  }

  boolean worksFor(String organization) {
    return posts.stream().anyMatch(post -> post.organization().equals(organization));
  }

  boolean holds(Set<Role> roles) {
    return posts.stream().anyMatch(post -> roles.contains(post.role()));
  }

  Scopes scopes() {
    return scopes;
  }

  /** The zones in which records of a type can be seen, as searches know them. */
  Set<String> searchable(String type, Set<String> patients) {
    Set<String> zones = new HashSet<>();
    if (!scopes.permit('s', type)) {
      return zones;
    }
    open.forEach(
        (zone, rights) -> {
          if (patients.isEmpty() || zone.isOfOrganization() || zone.isOfOneOf(patients)) {
            for (Sensitivity kind : Label.possible(type)) {
              if (rights.stream().anyMatch(right -> right.reads(type, kind))) {
                zones.add(zone.of(kind));
              }
            }
          }
        });
    return zones;
  }

  /** The zones in which nothing of a type is seen, whatever else is open. */
  Set<String> denied(String type) {
    Set<String> zones = new HashSet<>();
    denied.forEach(
        (patient, kinds) ->
            kinds.stream()
                .filter(Label.possible(type)::contains)
                .forEach(kind -> zones.add(Zone.ofPatient(patient).of(kind))));
    for (String patient : handedOver) {
      Zone zone = Zone.ofPatient(patient);
      List<Rights> left = open.getOrDefault(zone, List.of());
      Label.possible(type).stream()
          .filter(kind -> left.stream().noneMatch(right -> right.reads(type, kind)))
          .forEach(kind -> zones.add(zone.of(kind)));
    }
    return zones;
  }

  /** Whether wherever the caller sees anything at all, all records of a type can be seen. */
  boolean seesAllOf(String type) {
    Set<Sensitivity> possible = Label.possible(type);
    boolean permitted = scopes.permitAll('r', type) || scopes.permitAll('s', type);
    return permitted
        && open.values().stream()
            .allMatch(
                rights ->
                    possible.stream()
                        .allMatch(
                            kind -> rights.stream().anyMatch(right -> right.reads(type, kind))))
        && denied.values().stream()
            .allMatch(kinds -> isAll(kinds) || Collections.disjoint(kinds, possible));
  }

  private static boolean isAll(Set<Sensitivity> kinds) {
    return kinds.size() == Sensitivity.values().length;
  }

  /** Whether some zone shows only who a person is, but not how they are identified. */
  boolean isMaskedAnywhere() {
    return open.values().stream().anyMatch(rights -> rights.stream().allMatch(Rights::masked));
  }

  /** Whether the caller writes such a record only in answer to somebody else. */
  boolean answersOnly(Label label, Optional<String> keeper) {
    return rights(label, keeper).stream()
        .filter(it -> it.writes(label.type(), label.kind()))
        .allMatch(Rights::answering);
  }

  boolean reads(Label label, Optional<String> keeper) {
    return (scopes.permit('r', label.type()) || scopes.permit('s', label.type()))
        && rights(label, keeper).stream().anyMatch(it -> it.reads(label.type(), label.kind()));
  }

  boolean writes(Label label, Optional<String> keeper) {
    return rights(label, keeper).stream().anyMatch(it -> it.writes(label.type(), label.kind()));
  }

  /** Whether all that lets the caller see a record masks it. */
  boolean masks(Label label, Optional<String> keeper) {
    return rights(label, keeper).stream()
        .filter(it -> it.reads(label.type(), label.kind()))
        .allMatch(Rights::masked);
  }

  private List<Rights> rights(Label label, Optional<String> keeper) {
    boolean isDenied =
        label
            .patient()
            .map(id -> denied.getOrDefault(id, Set.of()).contains(label.kind()))
            .orElse(false);
    if (isDenied) {
      return List.of();
    }
    List<Rights> ofPerson =
        label
            .patient()
            .map(id -> open.getOrDefault(Zone.ofPatient(id), List.<Rights>of()))
            .orElse(List.of());
    List<Rights> ofKeeper =
        keeper
            .map(id -> open.getOrDefault(Zone.ofOrganization(id), List.<Rights>of()))
            .orElse(List.of());
    return Stream.concat(ofPerson.stream(), ofKeeper.stream()).toList();
  }

  /** Who keeps records: what is not known yet is asked again, it may be about to be written. */
  Map<String, String> known(Collection<String> records, Owners owners) {
    Set<String> missing = new HashSet<>(records);
    missing.removeAll(keepersOfRecords.keySet());
    if (!missing.isEmpty()) {
      keepersOfRecords.putAll(owners.of(missing));
    }
    return keepersOfRecords;
  }
}
