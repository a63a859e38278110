package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.stereotype.Component;

/**
 * Who may count the records of an organisation: those who answer for its figures, and only of their
 * own organisation.
 */
@Component
public class OwnFigures {

  private static final Set<Role> WHO_COUNTS =
      EnumSet.of(Role.COORDINATOR, Role.HEAD_OF_DEPARTMENT, Role.SYSTEM);

  private final ScopeRules scopes;

  OwnFigures(ScopeRules scopes) {
    this.scopes = scopes;
  }

  /**
   * Refuses who reads no records as tables.
   *
   * @param request the caller's request
   * @throws Refusal 403 if the caller counts for no organisation
   */
  public void requireWhoCounts(RequestDetails request) {
    if (Caller.signedIn(request).posts().stream().noneMatch(OwnFigures::counts)) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "tables-not-for-this-role",
          null,
          "Your role does not read records as tables.",
          "Ask the coordinator or the head of your department, or search the records.");
    }
  }

  private static boolean counts(Post post) {
    return WHO_COUNTS.contains(post.role());
  }

  /**
   * Refuses who may not be told the figures of an organisation.
   *
   * @param organization the id of the Organization
   * @param types the resource types of the records that are counted
   * @param request the caller's request
   * @return whether the caller may be told small numbers that tell of illness: whether they read
   *     such records of the organisation themselves
   * @throws Refusal 403 if the caller does not count for this organisation, or their application
   *     may not search all records of a type
   */
  public boolean require(String organization, Collection<String> types, RequestDetails request) {
    List<Post> posts =
        Caller.signedIn(request).posts().stream()
            .filter(post -> post.organization().equals(organization) && counts(post))
            .toList();
    if (posts.isEmpty()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "figures-not-for-this-role",
          null,
          "The figures of an organisation are for its coordinators, the heads of its departments"
              + " and its programs.",
          "Ask one of them.");
    }
    Reach reach = Reach.of(request).orElseThrow(Caller::notSignedIn);
    types.forEach(type -> scopes.requireAll('s', type, reach));
    return posts.stream()
        .map(post -> Rights.of(post.role(), Basis.CUSTODY))
        .anyMatch(rights -> rights.reads("Observation", Sensitivity.CLIN));
  }

  /**
   * Whether somebody reads what is locked in the records that an organisation keeps.
   *
   * @param organization the id of the Organization
   * @param request the caller's request
   * @return whether one of their posts there does
   */
  public boolean readsLocked(String organization, RequestDetails request) {
    return Caller.signedIn(request).posts().stream()
        .filter(post -> post.organization().equals(organization) && counts(post))
        .map(post -> Rights.of(post.role(), Basis.CUSTODY))
        .anyMatch(rights -> rights.reads("Observation", Sensitivity.RES));
  }

  /**
   * Where the records of a type lie that an organisation keeps.
   *
   * @param organization the id of the Organization
   * @param type a resource type of people's records
   * @return zones, as {@link org.doorstep.server.ZonesOfRecord} indexes them
   */
  public Set<String> zones(String organization, String type) {
    return Label.possible(type).stream()
        .map(kind -> Zone.ofOrganization(organization).of(kind))
        .collect(Collectors.toSet());
  }
}
