package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every definition that Doorstep publishes, read once from the program itself. */
@Component
class ProfileLibrary {

  private final List<MetadataResource> definitions;
  private final List<MetadataResource> overrides;
  private final Map<String, MetadataResource> byUrl;

  ProfileLibrary(FhirContext context) {
    this.definitions = read(context, "classpath*:fhir-profiles/*.json");
    this.overrides = read(context, "classpath*:fhir-profiles/overrides/*.json");
    this.byUrl =
        definitions.stream()
            .filter(MetadataResource::hasUrl)
            .collect(Collectors.toMap(MetadataResource::getUrl, Function.identity()));
  }

  /** What Doorstep defines itself, in the order of the file names. */
  List<MetadataResource> definitions() {
    return definitions;
  }

  /** Definitions of FHIR itself that Doorstep must correct before it can use them. */
  List<MetadataResource> overrides() {
    return overrides;
  }

  /** The profiles on resources: every structure that is not an extension. */
  List<StructureDefinition> profiles() {
    return all(StructureDefinition.class)
        .filter(structure -> !"Extension".equals(structure.getType()))
        .toList();
  }

  List<StructureDefinition> structures() {
    return all(StructureDefinition.class).toList();
  }

  List<SearchParameter> searchParameters() {
    return all(SearchParameter.class).toList();
  }

  /** The definition of an operation of Doorstep by its name, without the dollar sign. */
  Optional<OperationDefinition> operation(String code) {
    return all(OperationDefinition.class)
        .filter(operation -> operation.getCode().equals(code))
        .findFirst();
  }

  Optional<StructureDefinition> structure(String url) {
    return find(StructureDefinition.class, url);
  }

  Optional<CodeSystem> codeSystem(String url) {
    return find(CodeSystem.class, url);
  }

  Optional<ValueSet> valueSet(String url) {
    return find(ValueSet.class, url);
  }

  private <T extends MetadataResource> Stream<T> all(Class<T> type) {
    return definitions.stream().filter(type::isInstance).map(type::cast);
  }

  private <T extends MetadataResource> Optional<T> find(Class<T> type, String url) {
    return Optional.ofNullable(byUrl.get(url)).filter(type::isInstance).map(type::cast);
  }

  private static List<MetadataResource> read(FhirContext context, String pattern) {
    IParser parser = context.newJsonParser();
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
          .filter(file -> isDefinition(file.getFilename()))
          .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
          .map(file -> parse(parser, file))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Definitions are named after type and id; what begins in lower case, like kinds.json, is not
   * one.
   */
  private static boolean isDefinition(@Nullable String fileName) {
    return fileName != null && Character.isUpperCase(fileName.charAt(0));
  }

  private static MetadataResource parse(IParser parser, Resource file) {
    try (InputStream content = file.getInputStream()) {
      return (MetadataResource) parser.parseResource(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
