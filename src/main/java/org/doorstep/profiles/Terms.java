package org.doorstep.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.springframework.stereotype.Component;

/**
 * What codes mean, in the languages of the people who read them: the names that Doorstep's own code
 * systems publish, and those that its value sets give to codes of others, such as LOINC's.
 */
@Component
public class Terms {

  private final Map<Name, String> names = new HashMap<>();

  private record Name(String system, String code, Language language) {}

  Terms(ProfileLibrary library) {
    library.definitions().stream()
        .filter(ValueSet.class::isInstance)
        .flatMap(valueSet -> ((ValueSet) valueSet).getCompose().getInclude().stream())
        .forEach(this::collect);
    library.definitions().stream()
        .filter(CodeSystem.class::isInstance)
        .map(CodeSystem.class::cast)
        .forEach(system -> collect(system.getUrl(), system.getConcept()));
  }

  /**
   * What a code means.
   *
   * @param system the URL of its code system
   * @param code the code
   * @param language the reader's language
   * @return its name in that language, or empty where Doorstep publishes none
   */
  public Optional<String> name(String system, String code, Language language) {
    return Optional.ofNullable(names.get(new Name(system, code, language)));
  }

  private void collect(String system, List<ConceptDefinitionComponent> concepts) {
    for (ConceptDefinitionComponent concept : concepts) {
      put(system, concept.getCode(), Language.EN.tag(), concept.getDisplay());
      concept
          .getDesignation()
          .forEach(name -> put(system, concept.getCode(), name.getLanguage(), name.getValue()));
      collect(system, concept.getConcept());
    }
  }

  private void collect(ConceptSetComponent include) {
    include
        .getConcept()
        .forEach(
            concept ->
                concept
                    .getDesignation()
                    .forEach(
                        name ->
                            put(
                                include.getSystem(),
                                concept.getCode(),
                                name.getLanguage(),
                                name.getValue())));
  }

  private void put(String system, String code, String languageTag, String name) {
    Language.of(languageTag)
        .ifPresent(language -> names.put(new Name(system, code, language), name));
  }
}
