package org.doorstep.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r5.elementmodel.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which profile applies to a resource by its kind: the table in {@code kinds.json}. */
@Component
class Kinds {

  private final List<Kind> kinds;

  Kinds(ProfileLibrary library) {
    this.kinds = table().map(row -> kind(row, library)).toList();
  }

  /** The profile of the first kind in the table that covers the resource. */
  Optional<String> profileOf(Element resource) {
    return kinds.stream().filter(kind -> kind.covers(resource)).map(Kind::profile).findFirst();
  }

  private static Stream<JsonNode> table() {
    try (InputStream file = new ClassPathResource("fhir-profiles/kinds.json").getInputStream()) {
      return children(new ObjectMapper().readTree(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Kind kind(JsonNode row, ProfileLibrary library) {
    @Nullable String valueSet = row.path("valueSet").textValue();
    return new Kind(
        row.get("type").textValue(),
        row.path("element").textValue(),
        row.path("system").textValue(),
        Set.copyOf(texts(row.path("codes"))),
        texts(row.path("codePrefixes")),
        valueSet == null ? Set.of() : members(library, valueSet),
        DoorstepCodes.structure(row.get("profile").textValue()));
  }

  /** The codes that a value set lists one by one; the value sets of kinds are written so. */
  private static Set<String> members(ProfileLibrary library, String id) {
    ValueSet valueSet = library.valueSet(DoorstepCodes.CANONICAL + "/ValueSet/" + id).orElseThrow();
    Set<String> members = new HashSet<>();
    for (ConceptSetComponent include : valueSet.getCompose().getInclude()) {
      if (!include.hasConcept()) {
        throw new IllegalStateException("The value set " + id + " must list its codes.");
      }
      include
          .getConcept()
          .forEach(concept -> members.add(include.getSystem() + "|" + concept.getCode()));
    }
    return members;
  }

  private static List<String> texts(JsonNode array) {
    return children(array).map(JsonNode::textValue).toList();
  }

  private static Stream<JsonNode> children(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
