package org.doorstep.server.request;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/** The types of resources that R4 knows, served here or not. */
final class ResourceTypes {

  private static final Set<String> KNOWN =
      Stream.of(ResourceType.values()).map(ResourceType::name).collect(Collectors.toSet());

  private ResourceTypes() {}

  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /**
   * Refuses a body that is of no type.
   *
   * @param type what the body names as its type, or null
   */
  static void requireKnown(@Nullable String type) {
    if (type == null) {
      throw new Refusal(
          Reason.MALFORMED,
          "no-resource-type",
          null,
          "The resource has no resourceType.",
          "Name its type, such as \"resourceType\": \"Patient\".");
    }
    if (!KNOWN.contains(type)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "unknown-resource-type",
          null,
          "FHIR R4 has no resources of the type '" + Words.quote(type) + "'.",
          NearMiss.advice(type, KNOWN, "See https://hl7.org/fhir/R4/resourcelist.html."));
    }
  }
}
