package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.SearchPermission;
import org.springframework.stereotype.Component;

/**
 * By what a caller may search: never by what they may not see, because a search tells it even by
 * finding nothing.
 */
@Component
class SearchRules implements SearchPermission {

  /** Whom a peer counsellor knows: by name and by the number of the record. */
  private static final Set<String> SEEN_OF_MASKED =
      Set.of("_id", "_lastUpdated", "name", "given", "family", "active");

  private static final Set<String> WORDS = Set.of("_text", "_content");

  /** Kept by an organisation, they may name persons of whom the caller sees nothing. */
  private static final Set<String> OF_SEVERAL_PERSONS =
      Set.of("Group", "List", "Appointment", "AppointmentResponse", "Provenance", "Bundle");

  /** Whether those who see a person masked do not see what a parameter of Patient searches by. */
  static boolean isMasked(String parameter) {
    return !SEEN_OF_MASKED.contains(parameter);
  }

  @Override
  public void require(
      RequestDetails request, String searched, String type, String parameter, Way way) {
    if (ZonesAndScopes.isOfServer(request)) {
      return;
    }
    Reach reach = Reach.of(request).orElseThrow(() -> refusal(searched, parameter));
    boolean masked = "Patient".equals(type) && reach.isMaskedAnywhere() && isMasked(parameter);
    boolean words = WORDS.contains(parameter) && !Label.isDirectory(type) && !reach.seesAllOf(type);
    if (masked || words || !Label.isDirectory(type) && !permits(reach, searched, type, way)) {
      throw refusal(searched, parameter);
    }
  }

  private static boolean permits(Reach reach, String searched, String type, Way way) {
    return switch (way) {
      case OWN -> true;
      case CHAINED -> !OF_SEVERAL_PERSONS.contains(searched) && reach.seesAllOf(type);
      case REVERSE -> !Label.isDirectory(searched) && reach.seesAllOf(type);
    };
  }

  private static Refusal refusal(String searched, String parameter) {
    return new Refusal(
        Reason.FORBIDDEN,
        "search-not-permitted",
        null,
        "Your role does not search %s by '%s' in this way.".formatted(searched, parameter),
        "Search the records that you see, and follow their references.");
  }
}
