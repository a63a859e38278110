package org.doorstep.server.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Reads a JSON Patch (RFC 6902) and refuses what is none, or would blow a record up. */
final class JsonPatchBody {

  private static final Set<String> OPERATIONS =
      Set.of("add", "remove", "replace", "move", "copy", "test");
  private static final int MOST_OPERATIONS = 1000;

  /** Each copy can double a record; four make sixteen times of it. */
  private static final int MOST_COPIES = 4;

  private final JsonBody json;
  private final ObjectMapper mapper;

  JsonPatchBody(JsonBody json) {
    this.json = json;
    this.mapper = new ObjectMapper(json.factory());
  }

  /**
   * Reads a patch.
   *
   * @param body the patch, UTF-8
   * @param expression the FHIRPath of the element that carries it, or null for a whole body
   */
  void requirePatch(byte[] body, @Nullable String expression) {
    json.read(body, parser -> requirePatch(tree(parser), expression));
  }

  private JsonNode tree(JsonParser parser) throws IOException {
    JsonNode tree = mapper.readTree(parser);
    return tree == null ? mapper.missingNode() : tree;
  }

  private static void requirePatch(JsonNode patch, @Nullable String expression) {
    if (!patch.isArray() || patch.isEmpty()) {
      throw refused(expression, "The body is not a JSON Patch: it must be a list of operations.");
    }
    int copies = 0;
    int index = 0;
    for (JsonNode operation : patch) {
      String name = operation.path("op").asText();
      boolean named = OPERATIONS.contains(name) && isPointer(operation.path("path"));
      boolean sourced = !Set.of("move", "copy").contains(name) || isPointer(operation.path("from"));
      boolean valued = !Set.of("add", "replace", "test").contains(name) || operation.has("value");
      if (!named || !sourced || !valued) {
        throw refused(
            expression,
            "Operation %d of the patch lacks a valid op, path, from or value.".formatted(index));
      }
      copies += "copy".equals(name) ? 1 : 0;
      index++;
    }
    if (copies > MOST_COPIES || index > MOST_OPERATIONS) {
      throw refused(
          expression,
          "The patch has more than %d operations, or more than %d of them copy."
              .formatted(MOST_OPERATIONS, MOST_COPIES));
    }
  }

  private static boolean isPointer(JsonNode pointer) {
    return pointer.isTextual() && (pointer.asText().isEmpty() || pointer.asText().startsWith("/"));
  }

  private static Refusal refused(@Nullable String expression, String what) {
    return new Refusal(
        Reason.MALFORMED,
        "json-patch",
        expression,
        what,
        "See RFC 6902, or send the whole resource with PUT.");
  }
}
