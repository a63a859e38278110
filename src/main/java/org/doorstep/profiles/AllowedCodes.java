package org.doorstep.profiles;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.ValueSetExpansionOutcome;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;

/** The codes of a value set, told to people who sent another one. */
final class AllowedCodes {

  /** More than a person wants to read. */
  private static final int LISTED = 15;

  private final IValidationSupport chain;

  AllowedCodes(IValidationSupport chain) {
    this.chain = chain;
  }

  /** A sentence that lists the codes of a short value set, or names a long one. */
  String useOneOf(String url) {
    List<ValueSetExpansionContainsComponent> codes = expand(url);
    if (codes.isEmpty() || codes.size() > LISTED) {
      return "Use a code of the value set " + url + ".";
    }
    return listed(codes.stream().map(ValueSetExpansionContainsComponent::getCode), url);
  }

  /** A sentence that lists the codes of a short code system, or names a long one. */
  String useOneOfSystem(String url) {
    List<ConceptDefinitionComponent> concepts =
        chain.fetchCodeSystem(url) instanceof CodeSystem system
                && system.getContent() == CodeSystemContentMode.COMPLETE
            ? system.getConcept()
            : List.of();
    boolean isShort = !concepts.isEmpty() && concepts.size() <= LISTED;
    if (!isShort || concepts.stream().anyMatch(ConceptDefinitionComponent::hasConcept)) {
      return "Check the code, or name the system that it comes from.";
    }
    return listed(concepts.stream().map(ConceptDefinitionComponent::getCode), url);
  }

  private static String listed(Stream<String> codes, String url) {
    return codes.collect(Collectors.joining(", ", "Use one of: ", " (" + url + ")."));
  }

  private List<ValueSetExpansionContainsComponent> expand(String url) {
    @Nullable ValueSetExpansionOutcome outcome =
        chain.expandValueSet(new ValidationSupportContext(chain), null, url);
    return outcome != null && outcome.getValueSet() instanceof ValueSet valueSet
        ? valueSet.getExpansion().getContains()
        : List.of();
  }
}
