package org.doorstep.server.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a record that is not here. The answer is the same whether the record never was, is
 * deleted, is of another type or may not be seen, so that references cannot be used to find out.
 */
final class ReferenceToNothing {

  private static final Pattern WITH_PATH =
      Pattern.compile("Resource (\\w+/\\S+) (?:not found|is deleted), specified in path: (\\S+)");
  private static final Pattern WITHOUT_PATH = Pattern.compile("unknown resource ID (\\S+)");
  private static final Pattern BY_SEARCH =
      Pattern.compile("Invalid match URL \"([^\"]*)\" - No resources match");

  private final FhirContext context;

  ReferenceToNothing(FhirContext context) {
    this.context = context;
  }

  /**
   * The refusal of a reference to nothing.
   *
   * @param text what HAPI says
   * @param sent what the caller sent, where it is known
   * @return the refusal, if that is what HAPI says
   */
  Optional<Refusal> in(String text, @Nullable IBaseResource sent) {
    for (Pattern pattern : List.of(WITH_PATH, WITHOUT_PATH, BY_SEARCH)) {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        String path = pattern == WITH_PATH ? found.group(2) : null;
        String place = place(found.group(1), sent).orElse(path);
        return Optional.of(
            new Refusal(
                Reason.RULE_BROKEN,
                "reference-to-nothing",
                place,
                (place == null ? "A reference" : place) + " refers to a record that is not here.",
                "Send that record first, or in the same transaction, and check its id."));
      }
    }
    return Optional.empty();
  }

  private Optional<String> place(String target, @Nullable IBaseResource sent) {
    if (!(sent instanceof Bundle bundle)) {
      return sent == null ? Optional.empty() : place(target, sent, sent.fhirType());
    }
    int index = 0;
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.hasResource()) {
        Optional<String> place =
            place(target, entry.getResource(), "Bundle.entry[" + index + "].resource");
        if (place.isPresent()) {
          return place;
        }
      }
      index++;
    }
    return Optional.empty();
  }

  private Optional<String> place(String target, IBaseResource resource, String path) {
    for (ResourceReferenceInfo found : context.newTerser().getAllResourceReferences(resource)) {
      String reference = found.getResourceReference().getReferenceElement().getValue();
      if (reference != null && (reference.equals(target) || reference.endsWith("/" + target))) {
        return Optional.of(path + "." + found.getName());
      }
    }
    return Optional.empty();
  }
}
