package org.doorstep.profiles;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * References to what a resource contains ({@code #caller}). In a Bundle the validator looks for it
 * in the Bundle instead of the entry, and finds nothing (rule ref-1,
 * https://hl7.org/fhir/R4/references.html#contained).
 */
final class LocalReferences {

  private static final Pattern ENTRY =
      Pattern.compile("Bundle\\.entry\\[(\\d+)\\]\\.resource[/.].*");
  private static final Pattern LOCAL = Pattern.compile("ref-1: .*\\(url: ([^;]+);");

  private LocalReferences() {}

  /** Whether a message says that something is missing which the entry of a Bundle contains. */
  static boolean isContained(Element checked, ValidationMessage message) {
    Matcher entry = ENTRY.matcher(String.valueOf(message.getLocation()));
    Matcher local = LOCAL.matcher(String.valueOf(message.getMessage()));
    return entry.matches()
        && local.find()
        && "Bundle".equals(checked.fhirType())
        && contains(checked, Integer.parseInt(entry.group(1)), local.group(1).strip());
  }

  private static boolean contains(Element bundle, int number, String id) {
    List<Element> entries = bundle.getChildrenByName("entry");
    return number < entries.size()
        && entries.get(number).getChildrenByName("resource").stream()
            .flatMap(resource -> resource.getChildrenByName("contained").stream())
            .anyMatch(contained -> id.equals(contained.getNamedChildValue("id")));
  }
}
