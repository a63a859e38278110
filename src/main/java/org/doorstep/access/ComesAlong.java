package org.doorstep.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What of the directory comes along with other records: only where a record leads to it that is
 * shown. An organisation of which only a hidden record speaks would tell of that record.
 */
@Component
class ComesAlong {

  private final FhirContext context;

  ComesAlong(FhirContext context) {
    this.context = context;
  }

  /**
   * The keys of records of the directory to which nothing leads that is shown.
   *
   * @param shown the records of an answer that its caller may see
   * @param everything whether the answer is to {@code $everything}, where all comes along
   */
  Set<String> ofNothing(List<Resource> shown, boolean everything) {
    Map<String, Resource> along =
        shown.stream()
            .filter(record -> Label.isDirectory(record.fhirType()))
            .filter(record -> everything || isIncluded(record))
            .collect(
                Collectors.toMap(Projection::key, Function.identity(), (first, second) -> first));
    Deque<Resource> leading =
        shown.stream()
            .filter(record -> !along.containsKey(Projection.key(record)))
            .collect(Collectors.toCollection(ArrayDeque::new));
    Set<String> matched = leading.stream().map(Projection::key).collect(Collectors.toSet());
    along.values().stream()
        .filter(record -> references(record).stream().anyMatch(matched::contains))
        .toList()
        .forEach(record -> follow(record, along, leading));
    while (!leading.isEmpty()) {
      for (String key : references(leading.remove())) {
        Resource next = along.get(key);
        if (next != null) {
          follow(next, along, leading);
        }
      }
    }
    return along.keySet();
  }

  private static void follow(
      Resource record, Map<String, Resource> along, Deque<Resource> leading) {
    along.remove(Projection.key(record));
    leading.add(record);
  }

  private static boolean isIncluded(Resource record) {
    return ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.get(record)
        == BundleEntrySearchModeEnum.INCLUDE;
  }

  private Set<String> references(Resource record) {
    Set<String> keys = new HashSet<>();
    context
        .newTerser()
        .getAllResourceReferences(record)
        .forEach(
            info -> {
              IIdType id = info.getResourceReference().getReferenceElement();
              keys.add(id.getResourceType() + '/' + id.getIdPart());
            });
    return keys;
  }
}
