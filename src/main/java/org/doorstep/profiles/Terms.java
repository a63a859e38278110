package org.doorstep.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.springframework.stereotype.Component;

/** What codes mean, in the languages of the people who read them. */
@Component
public class Terms {

  private final Validator validator;
  private final Map<String, Map<String, ConceptDefinitionComponent>> bySystem =
      new ConcurrentHashMap<>();

  Terms(Validator validator) {
    this.validator = validator;
  }

  /**
   * What a code means.
   *
   * @param system the URL of its code system
   * @param code the code
   * @param language the reader's language
   * @return its designation in that language, otherwise its display in English, otherwise the code
   */
  public String display(String system, String code, Language language) {
    return concept(system, code)
        .map(concept -> designation(concept, language).orElseGet(concept::getDisplay))
        .filter(display -> !display.isBlank())
        .orElse(code);
  }

  private Optional<ConceptDefinitionComponent> concept(String system, String code) {
    return Optional.ofNullable(bySystem.computeIfAbsent(system, this::concepts).get(code));
  }

  private Map<String, ConceptDefinitionComponent> concepts(String system) {
    Map<String, ConceptDefinitionComponent> concepts = new HashMap<>();
    if (validator.chain().fetchCodeSystem(system) instanceof CodeSystem known) {
      collect(known.getConcept(), concepts);
    }
    return concepts;
  }

  private static void collect(
      List<ConceptDefinitionComponent> from, Map<String, ConceptDefinitionComponent> into) {
    for (ConceptDefinitionComponent concept : from) {
      into.put(concept.getCode(), concept);
      collect(concept.getConcept(), into);
    }
  }

  private static Optional<String> designation(
      ConceptDefinitionComponent concept, Language language) {
    return concept.getDesignation().stream()
        .filter(designation -> Language.of(designation.getLanguage()).equals(Optional.of(language)))
        .map(ConceptDefinitionDesignationComponent::getValue)
        .findFirst();
  }
}
