package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * How far a caller sees at the moment of a request: the zones that are open to them and what they
 * may do there. Nothing of it is kept for the next request, so that a grant and its end count at
 * once.
 */
final class Reach {

  private static final String KEY = Reach.class.getName();

  private final Scopes scopes;
  private final Map<Zone, List<Rights>> ofOrganizations;
  private final Persons persons;
  private final Set<Caller.Post> posts;
  private final Set<String> names;
  private final Map<String, String> keepersOfRecords = new ConcurrentHashMap<>();

  /**
   * @param scopes for what the caller's application may ask
   * @param ofOrganizations what may be done with what the caller's organisations keep
   * @param persons what is open and denied about persons
   * @param caller what the caller does for which organisation, and their names
   */
  Reach(Scopes scopes, Map<Zone, List<Rights>> ofOrganizations, Persons persons, Caller caller) {
    this.scopes = scopes;
    this.ofOrganizations = ofOrganizations;
    this.persons = persons;
    this.posts = caller.posts();
    this.names = caller.names();
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

  /**
   * Whether a type is open at all: places where many people are together are aimed at, so only
   * those who work with Doorstep learn of places.
   */
  boolean opens(@Nullable String type) {
    return !"Location".equals(type) || !posts.isEmpty();
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

  /** Reads now what is open, so that nothing that the request itself does can open more. */
  void settle() {
    persons.everyone();
  }

  /**
   * The zones in which records of a type can be seen, as searches know them; without those that
   * {@link #searchableByGrants} finds.
   *
   * @param patients the persons of whom alone a search finds something; empty if it names none
   */
  Set<String> searchable(String type, Set<String> patients) {
    Set<String> zones = new HashSet<>();
    if (Office.isOf(type) && scopes.permit('s', type)) {
      zones.addAll(Office.zones(posts, type));
    } else if (scopes.permit('s', type)) {
      ofOrganizations.forEach((zone, rights) -> addReadable(type, zone, rights, zones));
      for (Caller.Post post : posts) {
        List<Rights> goingOut = List.of(Rights.of(post.role(), Basis.STAFF));
        addReadable(type, Zone.ofTrips(post.organization()), goingOut, zones);
      }
      if ("Flag".equals(type) && opens("Location")) {
        zones.add(Zone.OF_PLACES);
      }
      named(patients)
          .forEach(
              (id, it) -> {
                addReadable(type, Zone.ofPatient(id), it.rights(), zones);
                it.orders()
                    .forEach((order, of) -> addReadable(type, Zone.ofOrder(order), of, zones));
              });
    }
    return zones;
  }

  private static void addReadable(String type, Zone zone, List<Rights> rights, Set<String> zones) {
    for (Sensitivity kind : Label.possible(type)) {
      if (rights.stream().anyMatch(right -> right.reads(type, kind))) {
        zones.add(zone.of(kind));
      }
    }
  }

  /**
   * What is permitted about persons whom a search does not name, to be followed by the database
   * itself. In a request that writes there is none: what it opens must not count for itself.
   *
   * @param patients the persons of whom alone a search finds something; empty if it names none
   */
  List<Grant> searchableByGrants(String type, Set<String> patients) {
    return patients.isEmpty() && !persons.areSettled() && scopes.permit('s', type)
        ? persons.grants()
        : List.of();
  }

  /** The persons who are named; if none are, those of whom grants do not tell everything. */
  private Map<String, Standing> named(Set<String> patients) {
    return patients.isEmpty() ? besideGrants() : persons.of(patients);
  }

  private Map<String, Standing> besideGrants() {
    return persons.areSettled() ? persons.everyone() : persons.special();
  }

  /**
   * The zones in which nothing of a type is seen, whatever else is open.
   *
   * @param patients the persons of whom alone a search finds something; empty if it names none
   */
  Set<String> denied(String type, Set<String> patients) {
    Set<String> zones = new HashSet<>();
    named(patients)
        .forEach(
            (id, standing) ->
                Label.possible(type).stream()
                    .filter(kind -> standing.closes(type, kind))
                    .forEach(kind -> zones.add(Zone.ofPatient(id).of(kind))));
    return zones;
  }

  /** Whether wherever the caller sees anything at all, all records of a type can be seen. */
  boolean seesAllOf(String type) {
    Set<Sensitivity> possible = Label.possible(type);
    return (scopes.permitAll('r', type) || scopes.permitAll('s', type))
        && (eachForItself().allMatch(rights -> Rights.readAllOf(type, rights))
            || open().allMatch(rights -> Rights.readAllOf(type, rights)))
        && besideGrants().values().stream()
            .map(Standing::denied)
            .allMatch(
                kinds ->
                    kinds.size() == Sensitivity.values().length
                        || Collections.disjoint(kinds, possible));
  }

  /** What is open by each grant alone; together they may open more. */
  private Stream<List<Rights>> eachForItself() {
    return Stream.of(
            ofOrganizations.values().stream(),
            besideGrants().values().stream().map(Standing::anywhere),
            persons.areSettled()
                ? Stream.<List<Rights>>empty()
                : persons.grants().stream()
                    .filter(grant -> !Basis.CORRESPONDENCE.name().equals(grant.basis()))
                    .map(Grant::rights))
        .flatMap(part -> part)
        .filter(rights -> !rights.isEmpty());
  }

  /** What is open, for each organisation and person of whom anything is. */
  private Stream<List<Rights>> open() {
    return Stream.concat(
            ofOrganizations.values().stream(),
            persons.everyone().values().stream().map(Standing::anywhere))
        .filter(rights -> !rights.isEmpty());
  }

  /** Whether some zone shows only who a person is, but not how they are identified. */
  boolean isMaskedAnywhere() {
    return (posts.isEmpty() || posts.stream().anyMatch(post -> Rights.masks(post.role())))
        && open().anyMatch(Rights::maskPerson);
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

  /** Whether the caller reads warnings of places, as all do who work with Doorstep. */
  boolean readsOfPlaces() {
    return opens("Location") && (scopes.permit('r', "Flag") || scopes.permit('s', "Flag"));
  }

  boolean writes(Label label, Optional<String> keeper) {
    return rights(label, keeper).stream().anyMatch(it -> it.writes(label.type(), label.kind()));
  }

  /** How much of a record all that lets the caller see it shows. */
  Rights.View view(Label label, Optional<String> keeper) {
    return rights(label, keeper).stream()
        .filter(it -> it.reads(label.type(), label.kind()))
        .map(Rights::view)
        .max(Comparator.naturalOrder())
        .orElse(Rights.View.UNNAMED);
  }

  /** Whether the caller is named by a reference, as a person or by one of their posts. */
  boolean isNamedBy(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return !id.isAbsolute() && names.contains(id.getResourceType() + '/' + id.getIdPart());
  }

  /** What its people may do with what it keeps; where to go is told to all who go out for it. */
  private List<Rights> ofKeeper(Label label, String keeper) {
    List<Rights> kept =
        new ArrayList<>(ofOrganizations.getOrDefault(Zone.ofOrganization(keeper), List.of()));
    posts.stream()
        .filter(post -> label.trip() && post.organization().equals(keeper))
        .forEach(post -> kept.add(Rights.of(post.role(), Basis.STAFF)));
    return kept;
  }

  private List<Rights> rights(Label label, Optional<String> keeper) {
    if (Office.isOf(label.type())) {
      return Office.rights(posts, keeper);
    }
    Optional<Standing> person = label.patient().map(persons::of);
    if (person.filter(it -> it.denied().contains(label.kind())).isPresent()) {
      return List.of();
    }
    Stream<Rights> ofPerson = person.stream().flatMap(it -> it.with(label).stream());
    return Stream.concat(ofPerson, keeper.stream().flatMap(id -> ofKeeper(label, id).stream()))
        .toList();
  }

  Optional<String> keeper(Label label, Owners owners) {
    return Optional.ofNullable(keepers(List.of(label), owners).get(Owners.recordOf(label)));
  }

  /**
   * Who keeps the records with these labels, by their keys; what is not known yet is asked again,
   * it may be about to be written.
   */
  Map<String, String> keepers(Collection<Label> labels, Owners owners) {
    Set<String> patients =
        labels.stream().flatMap(label -> label.patient().stream()).collect(Collectors.toSet());
    persons.know(patients);
    for (String patient : patients) {
      persons
          .keeper(patient)
          .ifPresent(id -> keepersOfRecords.putIfAbsent(Owners.recordOfPatient(patient), id));
    }
    Set<String> missing =
        labels.stream()
            .filter(label -> !Label.isDirectory(label.type()))
            .map(Owners::recordOf)
            .collect(Collectors.toSet());
    missing.removeAll(keepersOfRecords.keySet());
    if (!missing.isEmpty()) {
      keepersOfRecords.putAll(owners.of(missing));
    }
    return keepersOfRecords;
  }
}
