package org.doorstep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsAreDocumentedTests {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(doorstep\\.[^`]+)` \\| (?:`([^`]*)`|none) \\|", Pattern.MULTILINE);

  @Test
  void everySettingIsOnThePageWithItsDefaultAndNothingElseIs() throws IOException {
    assertThat(documented()).isEqualTo(declared());
  }

  private static Map<String, String> documented() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("docs/settings.md")))
        .results()
        .forEach(row -> settings.put(row.group(1), Objects.requireNonNullElse(row.group(2), "")));
    return settings;
  }

  private static Map<String, String> declared() throws IOException {
    Map<String, String> settings = new TreeMap<>();
    try (InputStream metadata =
        Doorstep.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      for (JsonNode property : new ObjectMapper().readTree(metadata).get("properties")) {
        String value = property.path("defaultValue").asText();
        settings.put(property.get("name").asText(), value);
      }
    }
    return settings;
  }
}
