package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Set;
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

  OwnFigures() {}

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
}
