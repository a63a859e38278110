package org.doorstep.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names that Doorstep's own code systems and value sets publish. */
@Component
class PublishedNames {

  private static final String OWN = DoorstepCodes.CANONICAL + "/CodeSystem/";
  private static final String LOINC = "http://loinc.org";

  private final Map<String, Map<String, String>> systems = new ConcurrentHashMap<>();

  /**
   * The name of a code.
   *
   * @return the name in the language, or null where the code is not known
   */
  @Nullable String find(String system, String code, Language language) {
    if (!system.startsWith(OWN) && !system.equals(LOINC)) {
      return null;
    }
    String file =
        system.equals(LOINC)
            ? "ValueSet-doorstep-measurement-vs"
            : "CodeSystem-" + system.substring(OWN.length());
    return systems.computeIfAbsent(file, PublishedNames::load).get(language.tag() + " " + code);
  }

  private static Map<String, String> load(String file) {
    Map<String, String> names = new HashMap<>();
    try (InputStream json =
        PublishedNames.class.getResourceAsStream("/fhir-profiles/" + file + ".json")) {
      if (json != null) {
        JsonNode resource = new ObjectMapper().readTree(json);
        for (JsonNode concept : resource.findPath("concept")) {
          for (JsonNode designation : concept.path("designation")) {
            names.put(
                designation.path("language").asText() + " " + concept.path("code").asText(),
                designation.path("value").asText());
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names;
  }
}
