package org.doorstep.profiles;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Element.SpecialElement;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IMessagingServices;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is to be stored to the profile of its kind. What lies inside another resource or in a
 * document is a copy made by others and need only meet what it claims.
 */
final class ImpliedProfiles extends FhirDefaultPolicyAdvisor {

  private static final Set<String> REQUESTS = Set.of("transaction", "batch");

  private final Kinds kinds;
  private final Function<String, StructureDefinition> structures;

  /**
   * Puts profiles to kinds.
   *
   * @param kinds the table of kinds
   * @param structures finds a profile of the library by its URL
   */
  ImpliedProfiles(Kinds kinds, Function<String, StructureDefinition> structures) {
    this.kinds = kinds;
    this.structures = structures;
  }

  @Override
  public List<StructureDefinition> getImpliedProfilesForResource(
      IResourceValidator validator,
      Object call,
      String path,
      ElementDefinition definition,
      StructureDefinition structure,
      Element resource,
      boolean valid,
      IMessagingServices messages,
      List<ValidationMessage> found) {
    if (!isToBeStored(resource)) {
      return List.of();
    }
    return kinds.profileOf(resource).map(structures).stream().toList();
  }

  private static boolean isToBeStored(Element resource) {
    if (resource.getSpecial() == SpecialElement.CONTAINED) {
      return false;
    }
    @Nullable Element entry = resource.getParentForValidator();
    @Nullable Element bundle = entry == null ? null : entry.getParentForValidator();
    // What is not below an entry, such as an outcome in a response, has no type above it.
    return bundle == null || REQUESTS.contains(String.valueOf(bundle.getNamedChildValue("type")));
  }
}
