package org.doorstep.journeys.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.server.ServedTypes;

/** An example of the FHIR R4 specification, as the jar of examples holds it. */
record OfficialExample(String file, String text, JsonNode tree) {

  private static final Pattern LOCAL_REFERENCE =
      Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/.*)?");

  private static final Pattern REFERENCE =
      Pattern.compile("(:\\s*\")([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?=[\"/])");

  private static final Pattern TYPE = Pattern.compile("\"resourceType\"\\s*:\\s*\"(\\w+)\"");

  /** The server writes these itself; nobody sends them over HTTP. */
  static final Set<String> DEFINITIONS =
      Set.of(
          "StructureDefinition",
          "ValueSet",
          "CodeSystem",
          "ConceptMap",
          "SearchParameter",
          "OperationDefinition",
          "CompartmentDefinition",
          "CapabilityStatement",
          "ImplementationGuide",
          "Measure",
          "NamingSystem");

  /**
   * The examples of these types that the jar's index calls valid, in the order of their names.
   * Definitions are left out, and Bundles that hold nothing else.
   */
  static List<OfficialExample> ofTypes(Set<String> types) {
    Set<String> wanted = new TreeSet<>(types);
    wanted.removeAll(DEFINITIONS);
    return read("/spec-json.txt")
        .lines()
        .filter(line -> line.startsWith("OK"))
        .map(line -> line.substring(2).strip())
        .sorted()
        .flatMap(path -> load(path, wanted))
        .filter(example -> !example.holdsOnlyDefinitions())
        .toList();
  }

  private static Stream<OfficialExample> load(String path, Set<String> wanted) {
    String text = read("/" + path);
    Matcher type = TYPE.matcher(text);
    if (!type.find() || !wanted.contains(type.group(1))) {
      return Stream.empty();
    }
    String named = withUuids(text, RecordTree.parse(text));
    return Stream.of(
        new OfficialExample(
            path.substring(path.lastIndexOf('/') + 1), named, RecordTree.parse(named)));
  }

  /**
   * The same example under ids that cannot be guessed, as the server wants them; what a Bundle
   * holds is its own affair.
   */
  private static String withUuids(String text, JsonNode tree) {
    String type = tree.path("resourceType").asText();
    String named = text;
    if (tree.has("id")) {
      String id = tree.path("id").asText();
      named =
          Pattern.compile("(\"id\"\\s*:\\s*)\"" + Pattern.quote(id) + "\"")
              .matcher(named)
              .replaceFirst("$1\"" + uuid(type + "/" + id) + "\"");
    }
    return type.equals("Bundle")
        ? named
        : REFERENCE
            .matcher(named)
            .replaceAll(
                found ->
                    ServedTypes.NAMES.contains(found.group(2))
                        ? found.group(1)
                            + found.group(2)
                            + "/"
                            + uuid(found.group(2) + "/" + found.group(3))
                        : Matcher.quoteReplacement(found.group()));
  }

  private static UUID uuid(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
  }

  private boolean holdsOnlyDefinitions() {
    JsonNode first = tree.path("entry").path(0).path("resource");
    return type().equals("Bundle") && DEFINITIONS.contains(first.path("resourceType").asText());
  }

  static String read(String path) {
    try (InputStream in = OfficialExample.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("No such file on the class path: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String type() {
    return tree.path("resourceType").asText();
  }

  boolean hasId() {
    return tree.has("id");
  }

  /** Such as {@code Patient/example}. */
  String address() {
    return type() + "/" + tree.path("id").asText();
  }

  /**
   * What it refers to on its own server, by reference or canonical; a Bundle's inner references are
   * its own affair.
   */
  Set<String> localReferences() {
    Set<String> found = new TreeSet<>();
    if (!type().equals("Bundle")) {
      collect(tree, found);
    }
    return found;
  }

  private static void collect(JsonNode node, Set<String> found) {
    Matcher local = LOCAL_REFERENCE.matcher(node.asText());
    if (node.isTextual() && local.matches()) {
      found.add(local.group(1) + "/" + local.group(2));
    }
    node.forEach(child -> collect(child, found));
  }
}
