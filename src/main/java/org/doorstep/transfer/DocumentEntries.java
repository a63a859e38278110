package org.doorstep.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The records inside a document, each once, with references that lead to each other and nowhere
 * else: what the document does not contain, it does not name.
 */
final class DocumentEntries {

  /** Who, where and when; these come along with the records that name them. */
  private static final Set<String> COMPANIONS =
      Set.of(
          "Encounter",
          "Practitioner",
          "PractitionerRole",
          "Organization",
          "Location",
          "RelatedPerson",
          "Consent",
          "Medication",
          "Specimen",
          "Device");

  /** Names of people and places may stay where their records are missing; those of problems not. */
  private static final Set<String> NAMED =
      Set.of("Practitioner", "PractitionerRole", "Organization", "Location", "RelatedPerson");

  private static final String ACCOUNT = DoorstepCodes.IDENTIFIERS + "/account";

  private final Map<String, Resource> copies = new LinkedHashMap<>();

  /**
   * Copies the chosen records and those who come along with them.
   *
   * @param chosen the records that the sections show
   * @param dossier where the others are found
   */
  DocumentEntries(Collection<? extends Resource> chosen, Dossier dossier) {
    Map<String, Resource> originals = new LinkedHashMap<>();
    Deque<Resource> open = new ArrayDeque<>(chosen);
    while (!open.isEmpty()) {
      Resource record = open.removeFirst();
      if (originals.putIfAbsent(Dossier.key(record), record) == null) {
        references(record)
            .forEach(
                reference ->
                    dossier
                        .find(reference)
                        .filter(found -> COMPANIONS.contains(found.fhirType()))
                        .ifPresent(open::addLast));
      }
    }
    // A record that cannot do without one that is missing goes too, until all that is left fits.
    boolean fits = false;
    while (!fits) {
      copies.clear();
      originals.forEach((key, record) -> copies.put(key, withoutAccount(record.copy())));
      List<String> broken =
          copies.entrySet().stream()
              .filter(copy -> !resolve(copy.getValue()))
              .map(Map.Entry::getKey)
              .toList();
      fits = broken.isEmpty();
      broken.forEach(originals::remove);
    }
  }

  /** By which account somebody signs in here is nobody's business elsewhere. */
  static Resource withoutAccount(Resource copy) {
    for (Base identifier :
        List.copyOf(
            copy.getNamedProperty("identifier") == null
                ? List.<Base>of()
                : copy.getNamedProperty("identifier").getValues())) {
      if (identifier instanceof Identifier named && ACCOUNT.equals(named.getSystem())) {
        copy.removeChild("identifier", named);
      }
    }
    return copy;
  }

  /** The address of a record inside every document, the same whenever it is made. */
  static String address(String key) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
  }

  boolean contains(String key) {
    return copies.containsKey(key);
  }

  /** The copies by their address inside the store. */
  Map<String, Resource> all() {
    return copies;
  }

  private boolean resolve(Base element) {
    for (Property property : element.children()) {
      for (Base value : List.copyOf(property.getValues())) {
        boolean kept = value instanceof Reference reference ? point(reference) : resolve(value);
        if (!kept) {
          if (property.getMinCardinality() > 0 && property.getValues().size() == 1) {
            return false;
          }
          element.removeChild(property.getName(), value);
        }
      }
    }
    return !(element instanceof Extension extension)
        || extension.hasValue()
        || extension.hasExtension();
  }

  private boolean point(Reference reference) {
    if (!reference.hasReference() || reference.getReference().startsWith("#")) {
      return reference.hasIdentifier() || reference.hasDisplay() || reference.hasReference();
    }
    String key = Dossier.key(reference);
    if (copies.containsKey(key)) {
      reference.setReference(address(key));
      return true;
    }
    String type = reference.getReferenceElement().getResourceType();
    reference.setReference(null);
    reference.setIdentifier(null);
    return reference.hasDisplay() && type != null && NAMED.contains(type);
  }

  static List<Reference> references(Base element) {
    List<Reference> found = new ArrayList<>();
    for (Property property : element.children()) {
      for (Base value : property.getValues()) {
        if (value instanceof Reference reference) {
          found.add(reference);
        } else {
          found.addAll(references(value));
        }
      }
    }
    return found;
  }
}
