package org.doorstep.profiles;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource that Doorstep knows by one of its codes, and the profile that it must meet
 * whether it claims so or not. One entry of {@code kinds.json}.
 *
 * @param type the resource type
 * @param element the element that tells the kind; null where every resource of the type is meant
 * @param system the code system or identifier system; null where members tell
 * @param codes the codes of the system; empty where all are meant
 * @param codePrefixes beginnings of codes of the system; empty where all are meant
 * @param members {@code system|code} pairs of the value set; empty where the system tells
 * @param profile the canonical URL of the profile
 */
record Kind(
    String type,
    @Nullable String element,
    @Nullable String system,
    Set<String> codes,
    List<String> codePrefixes,
    Set<String> members,
    String profile) {

  /** Whether a resource is of this kind. */
  boolean covers(Element resource) {
    if (!type.equals(resource.fhirType())) {
      return false;
    }
    return element == null || named(resource, element).stream().anyMatch(this::tells);
  }

  /**
   * In the element model a choice is a child with its type in its name: medicationCodeableConcept.
   */
  private static List<Element> named(Element resource, String name) {
    return resource.getChildren().stream().filter(child -> name.equals(child.getName())).toList();
  }

  private boolean tells(Element value) {
    List<Element> codings = value.getChildrenByName("coding");
    return codings.isEmpty() ? matches(value) : codings.stream().anyMatch(this::matches);
  }

  private boolean matches(Element coding) {
    @Nullable String its = coding.getNamedChildValue("system");
    @Nullable String code = coding.getNamedChildValue("code");
    if (system == null) {
      return members.contains(its + "|" + code);
    }
    return system.equals(its)
        && (codes.isEmpty() || codes.contains(code))
        && (codePrefixes.isEmpty()
            || (code != null && codePrefixes.stream().anyMatch(code::startsWith)));
  }
}
