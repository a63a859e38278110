package org.doorstep.server.fulltext;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.searchparam.fulltext.FullTextExtractionRequest;
import ca.uhn.fhir.jpa.searchparam.fulltext.FullTextExtractionResponse;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * The words of a record that can be searched by: what people wrote, not what devices measured.
 *
 * <p>HAPI would index every string, among them the 7,500 numbers of an ECG lead.
 */
@Interceptor
@Component
class TextOfRecords {

  private static final Set<String> NEVER_INDEXED =
      Set.of(
          "StructureDefinition",
          "ValueSet",
          "CodeSystem",
          "ConceptMap",
          "SearchParameter",
          "OperationDefinition",
          "CapabilityStatement",
          "ImplementationGuide",
          "NamingSystem",
          "Binary",
          "Bundle",
          "Provenance");

  private static final int LONGEST_TEXT = 100_000;

  TextOfRecords(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.JPA_INDEX_EXTRACT_FULLTEXT_CONTENT)
  FullTextExtractionResponse content(FullTextExtractionRequest request) {
    return response(request, TextOfRecords::words);
  }

  @Hook(Pointcut.JPA_INDEX_EXTRACT_FULLTEXT_TEXT)
  FullTextExtractionResponse narrative(FullTextExtractionRequest request) {
    return response(request, TextOfRecords::narrative);
  }

  private static FullTextExtractionResponse response(
      FullTextExtractionRequest request, Function<IBaseResource, String> text) {
    if (isNeverIndexed(request.getResourceType())) {
      return FullTextExtractionResponse.doNotIndex();
    }
    return FullTextExtractionResponse.indexPayload(
        request.isDelete() ? "" : text.apply(request.getResource()));
  }

  static boolean isNeverIndexed(String type) {
    return NEVER_INDEXED.contains(type);
  }

  /**
   * The words of a record's narrative.
   *
   * @param record any resource
   * @return the text of {@code text.div} without its markup, empty if it has none
   */
  static String narrative(IBaseResource record) {
    return record instanceof DomainResource resource && resource.getText().hasDiv()
        ? resource.getText().getDiv().allText()
        : "";
  }

  /**
   * The words of a record.
   *
   * @param record any resource
   * @return what is written in its strings and markdown, separated by spaces
   */
  static String words(IBaseResource record) {
    StringJoiner words = new StringJoiner(" ");
    collect((Resource) record, words);
    return words.length() <= LONGEST_TEXT
        ? words.toString()
        : words.toString().substring(0, LONGEST_TEXT);
  }

  private static void collect(Base element, StringJoiner words) {
    for (Property property : element.children()) {
      for (Base value : property.getValues()) {
        // SampledData.data and the like are typed string, but hold numbers.
        if (value.fhirType().equals("SampledData")) {
          continue;
        }
        if (value instanceof StringType text || value instanceof MarkdownType) {
          words.add(value.primitiveValue());
        }
        collect(value, words);
      }
    }
  }
}
