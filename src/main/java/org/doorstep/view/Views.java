package org.doorstep.view;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.doorstep.fhir.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The views that come with Doorstep, and those that others write. */
@Component
public class Views {

  private static final String SHIPPED = "classpath*:fhir-profiles/views/*.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FhirContext fhir;
  private final SortedMap<String, JsonNode> shipped = new TreeMap<>();
  private volatile Optional<Paths> paths = Optional.empty();

  /**
   * Reads the views that come with the program.
   *
   * @param fhir the context of FHIR R4
   */
  public Views(FhirContext fhir) {
    this.fhir = fhir;
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
        try (InputStream content = file.getInputStream()) {
          JsonNode view = JSON.readTree(content);
          shipped.put(view.path("name").asText(), view);
        }
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException("A view of the program cannot be read.", damaged);
    }
  }

  /**
   * The views that come with Doorstep.
   *
   * @return their ViewDefinitions by their names
   */
  public Map<String, JsonNode> shipped() {
    return shipped;
  }

  /**
   * A view that comes with Doorstep.
   *
   * @param name such as {@code v_visit}
   * @return the view; empty if there is none of this name
   */
  public Optional<View> shipped(String name) {
    return Optional.ofNullable(shipped.get(name)).map(this::read);
  }

  /**
   * Reads a view.
   *
   * @param definition a ViewDefinition as JSON
   * @return the view
   * @throws Refusal 422 for a ViewDefinition that is wrong, with the element at fault
   */
  public View read(JsonNode definition) {
    return new View(paths(), new ViewReader(fhir, paths()).read(definition));
  }

  /**
   * Reads a view.
   *
   * @param definition a ViewDefinition as JSON
   * @return the view
   * @throws Refusal 422 for a ViewDefinition that is wrong, with the element at fault
   */
  public View read(String definition) {
    try {
      return read(JSON.readTree(definition));
    } catch (JsonProcessingException unreadable) {
      throw Place.VIEW.fault("This is not JSON.", "Send a ViewDefinition as JSON.");
    }
  }

  /** The definitions of FHIR take seconds to load, and most servers never run a view. */
  private Paths paths() {
    Optional<Paths> known = paths;
    if (known.isEmpty()) {
      synchronized (this) {
        known = paths.isPresent() ? paths : Optional.of(new Paths(fhir));
        paths = known;
      }
    }
    return known.get();
  }
}
