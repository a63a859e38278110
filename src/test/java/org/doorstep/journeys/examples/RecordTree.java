package org.doorstep.journeys.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A resource as a tree of JSON in which every digit counts: 1.0 is not 1.00. */
final class RecordTree {

  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** What the server writes of its own. */
  private static final Set<String> SERVERS_OWN = Set.of(".meta.versionId", ".meta.lastUpdated");

  private RecordTree() {}

  static JsonNode parse(String json) {
    try {
      return EXACT.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Each place where {@code after} says something else than {@code before}, in document order. */
  static List<String> differences(JsonNode before, JsonNode after) {
    List<String> found = new ArrayList<>();
    compare("", before, after, found);
    return found;
  }

  private static void compare(String path, JsonNode before, JsonNode after, List<String> found) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new TreeSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path + "." + name, before.path(name), after.path(name), found);
      }
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        compare(path + "[" + i + "]", before.get(i), after.get(i), found);
      }
    } else if (!isServersOwn(path, before, after)
        && !canonical(path, before).equals(canonical(path, after))) {
      found.add(path.substring(1) + ": " + shorten(before) + " became " + shorten(after));
    }
  }

  private static boolean isServersOwn(String path, JsonNode before, JsonNode after) {
    if (path.equals(".meta") && before.isMissingNode()) {
      return after.size() == 2 && after.has("versionId") && after.has("lastUpdated");
    }
    return SERVERS_OWN.contains(path) || (path.equals(".id") && before.isMissingNode());
  }

  /** White space between the words of XHTML, and in base 64, carries nothing. */
  private static String canonical(String path, JsonNode value) {
    String text = value.toString();
    if (path.endsWith(".div")) {
      return value
          .asText()
          .replace("&quot;", "\"")
          .replaceAll("[\\s\\u00a0]+", " ")
          .replace("> ", ">")
          .replace(" <", "<")
          .strip();
    }
    return path.endsWith("data") ? text.replaceAll("(\\s|\\\\[nrt])+", "") : text;
  }

  private static String shorten(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
