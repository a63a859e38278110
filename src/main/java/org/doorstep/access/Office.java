package org.doorstep.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller.Post;

/**
 * What is no part of anybody's record but says where an organisation has word sent: it belongs to
 * its administrators and its systems, and nobody else there reads it.
 */
final class Office {

  private static final Set<String> TYPES = Set.of("Subscription");
  private static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR, Role.SYSTEM);

  private Office() {}

  static boolean isOf(String type) {
    return TYPES.contains(type);
  }

  /** What posts may do with what an organisation keeps of it. */
  static List<Rights> rights(Set<Post> posts, Optional<String> keeper) {
    return keeper.filter(organizations(posts)::contains).isPresent()
        ? List.of(Rights.ofOffice())
        : List.of();
  }

  /** The zones in which posts find it, as searches know them. */
  static Set<String> zones(Set<Post> posts, String type) {
    return organizations(posts).stream()
        .map(Zone::ofOrganization)
        .flatMap(zone -> Label.possible(type).stream().map(zone::of))
        .collect(Collectors.toSet());
  }

  private static Set<String> organizations(Set<Post> posts) {
    return posts.stream()
        .filter(post -> ROLES.contains(post.role()))
        .map(Post::organization)
        .collect(Collectors.toSet());
  }
}
