package org.doorstep.view;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A test case of SQL on FHIR.
 *
 * @param file where it comes from
 * @param title its name within the file
 * @param test the view and what is expected
 * @param resources the records that the view reads
 */
record OfficialCase(String file, String title, JsonNode test, JsonNode resources) {

  private static final Path CASES = Path.of("src/test/resources/sql-on-fhir");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Views VIEWS = new Views(FHIR);

  static List<OfficialCase> all() {
    List<OfficialCase> cases = new ArrayList<>();
    for (JsonNode name : read("manifest.json")) {
      JsonNode file = read(name.asText());
      for (JsonNode test : file.get("tests")) {
        String title = test.get("title").asText();
        cases.add(new OfficialCase(name.asText(), title, test, file.get("resources")));
      }
    }
    return cases;
  }

  private static JsonNode read(String name) {
    try {
      return JSON.readTree(Files.readString(CASES.resolve(name)));
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  /** What it does other than expected; empty if nothing. */
  Optional<String> failure() {
    try {
      run();
      return Optional.empty();
    } catch (AssertionError | RuntimeException failed) {
      return Optional.of(String.valueOf(failed.getMessage()));
    }
  }

  private void run() {
    if (test.path("expectError").asBoolean()) {
      Refusal refused = refusal();
      assertThat(refused.getStatusCode()).isEqualTo(422);
      return;
    }
    List<String> rows = new ArrayList<>();
    View view = VIEWS.read(test.get("view"));
    for (JsonNode resource : resources) {
      view.of(parsed(resource)).forEach(row -> rows.add(text(row)));
    }
    List<String> expected = new ArrayList<>();
    test.get("expect").forEach(row -> expected.add(text(row)));
    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    List<String> columns = new ArrayList<>();
    test.path("expectColumns").forEach(column -> columns.add(column.asText()));
    if (!columns.isEmpty()) {
      assertThat(view.columns()).isEqualTo(columns);
    }
  }

  private Refusal refusal() {
    try {
      View view = VIEWS.read(test.get("view"));
      resources.forEach(resource -> view.of(parsed(resource)));
    } catch (Refusal refused) {
      return refused;
    }
    throw new AssertionError("No error, although one is expected.");
  }

  private static Resource parsed(JsonNode resource) {
    return (Resource) FHIR.newJsonParser().parseResource(resource.toString());
  }

  /**
   * Columns without a value may be left out of what is expected, numbers are as large as they are.
   */
  private static String text(JsonNode row) {
    TreeMap<String, String> cells = new TreeMap<>();
    row.fields()
        .forEachRemaining(
            field -> {
              if (!field.getValue().isNull()) {
                cells.put(field.getKey(), plain(field.getValue()));
              }
            });
    return cells.toString();
  }

  private static String plain(JsonNode value) {
    if (value.isNumber()) {
      return number(value.decimalValue());
    }
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(one -> all.add(plain(one)));
      return all.toString();
    }
    return value.isTextual() ? "'" + value.asText() + "'" : value.toString();
  }

  private static String text(Row row) {
    TreeMap<String, String> cells = new TreeMap<>();
    row.columns()
        .keySet()
        .forEach(name -> row.value(name).ifPresent(it -> cells.put(name, plain(it))));
    return cells.toString();
  }

  private static String plain(@Nullable Object value) {
    if (value instanceof BigDecimal || value instanceof Integer) {
      return number(new BigDecimal(value.toString()));
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(OfficialCase::plain).toList().toString();
    }
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return file + ": " + title;
  }
}
