package org.doorstep.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller;
import org.doorstep.access.Role;

/** Who may read the audit. Not the administrator, who could then see who is cared for. */
final class AuditReaders {

  private static final Set<Role> WITNESSES =
      Collections.unmodifiableSet(
          EnumSet.of(Role.DATA_PROTECTION_OFFICER, Role.SYSTEM, Role.ADMINISTRATOR));

  private AuditReaders() {}

  /**
   * The events that a caller reads: those that concern the organisations whose officer they are.
   */
  static AuditScope scopeOf(Optional<Caller> caller) {
    return new AuditScope(
        caller.stream()
            .flatMap(known -> known.posts().stream())
            .filter(post -> post.role() == Role.DATA_PROTECTION_OFFICER)
            .map(Caller.Post::organization)
            .collect(Collectors.toSet()));
  }

  /** Whether a caller may check the audit, which tells of nobody. */
  static boolean isOfficer(Optional<Caller> caller) {
    return has(caller, Set.of(Role.DATA_PROTECTION_OFFICER));
  }

  /** Whether a caller may fetch the newest seals, which tell of nobody. */
  static boolean isWitness(Optional<Caller> caller) {
    return has(caller, WITNESSES);
  }

  /** Whether a caller is the person whose records these are. */
  static boolean isPerson(Optional<Caller> caller, String patient) {
    return caller.filter(known -> known.who().equals("Patient/" + patient)).isPresent();
  }

  private static boolean has(Optional<Caller> caller, Set<Role> roles) {
    return caller.stream()
        .flatMap(known -> known.posts().stream())
        .anyMatch(post -> roles.contains(post.role()));
  }
}
