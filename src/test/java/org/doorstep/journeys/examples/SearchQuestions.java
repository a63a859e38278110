package org.doorstep.journeys.examples;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/**
 * What a client would ask to find a record: for each search parameter of its type the first value
 * that the parameter's FHIRPath expression finds in the record.
 */
final class SearchQuestions {

  private static final int PER_RECORD = 6;

  private final ISearchParamRegistry parameters;
  private final IFhirPath paths;
  private final Map<String, Integer> asked = new TreeMap<>();

  SearchQuestions(FhirContext context, ISearchParamRegistry parameters) {
    this.parameters = parameters;
    this.paths = context.newFhirPath();
    paths.setEvaluationContext(
        new IFhirPathEvaluationContext() {
          @Override
          public @Nullable IBase resolveReference(IIdType reference, @Nullable IBase from) {
            return reference.hasResourceType()
                ? context.getResourceDefinition(reference.getResourceType()).newInstance()
                : null;
          }
        });
  }

  /** How often each parameter, such as {@code Patient.name}, has been asked for. */
  Map<String, Integer> asked() {
    return asked;
  }

  /**
   * At most six questions, such as {@code name=Peter}, ready for a URL; parameters that were asked
   * for least come first, so that over all records each has its turn.
   */
  List<String> about(IBaseResource record) {
    String type = record.fhirType();
    List<RuntimeSearchParam> candidates =
        new ArrayList<>(
            parameters.getActiveSearchParams(type, SearchParamLookupContextEnum.SEARCH).values());
    candidates.sort(
        Comparator.comparing(
                (RuntimeSearchParam it) -> asked.getOrDefault(type + "." + it.getName(), 0))
            .thenComparing(RuntimeSearchParam::getName));
    List<String> questions = new ArrayList<>();
    for (RuntimeSearchParam parameter : candidates) {
      if (questions.size() == PER_RECORD) {
        break;
      }
      valueOf(parameter, record)
          .ifPresent(
              value -> {
                asked.merge(type + "." + parameter.getName(), 1, Integer::sum);
                questions.add(
                    parameter.getName() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
              });
    }
    return questions;
  }

  private Optional<String> valueOf(RuntimeSearchParam parameter, IBaseResource record) {
    // When a record was last changed is for the server to say, whatever the example says.
    if (parameter.getPath() == null || parameter.getName().equals("_lastUpdated")) {
      return Optional.empty();
    }
    return parameter.getPathsSplitForResourceType(record.fhirType()).stream()
        .flatMap(path -> paths.evaluate(record, path, IBase.class).stream())
        .map(element -> SearchValue.of(parameter, element))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
