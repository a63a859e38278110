package org.doorstep.audit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Role;

/** Who may read the audit. Not the administrator, who could then see who is cared for. */
final class AuditReaders {

  private static final Set<Role> WITNESSES =
      Collections.unmodifiableSet(
          EnumSet.of(Role.DATA_PROTECTION_OFFICER, Role.SYSTEM, Role.ADMINISTRATOR));

  private AuditReaders() {}

  /** Whether a caller sees every event. */
  static boolean seesAll(Optional<Caller> caller) {
    return has(caller, Set.of(Role.DATA_PROTECTION_OFFICER));
  }

  /** Whether a caller may fetch the newest seals, which tell of nobody. */
  static boolean isWitness(Optional<Caller> caller) {
    return has(caller, WITNESSES);
  }

  /** Whether a caller may see who saw the records of a person. */
  static boolean seesLogOf(Optional<Caller> caller, String patient) {
    return seesAll(caller)
        || caller.filter(known -> known.who().equals("Patient/" + patient)).isPresent();
  }

  private static boolean has(Optional<Caller> caller, Set<Role> roles) {
    return caller.stream()
        .flatMap(known -> known.posts().stream())
        .anyMatch(post -> roles.contains(post.role()));
  }
}
