package org.doorstep.journeys;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** What docker/ tells an engine to do, for a test that does it without one. */
final class ContainerFiles {

  private static final Path DOCKERFILE = Path.of("docker", "Dockerfile");
  private static final Path COMPOSE = Path.of("docker", "compose.yaml");

  /** A variable that has to be set, or one with what stands for it otherwise. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):(?:\\?[^}]*|-([^}]*))}");

  private ContainerFiles() {}

  /** The arguments of every such instruction of the Dockerfile, in its order. */
  static List<String> instructions(String name) {
    return read(DOCKERFILE)
        .replaceAll("(?m)^ *#.*\n", "")
        .replace("\\\n", " ")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  /** The arguments of the last such instruction, which is the one that counts. */
  static String instruction(String name) {
    List<String> all = instructions(name);
    return all.get(all.size() - 1);
  }

  /** A command in the form of a JSON array, as ENTRYPOINT and HEALTHCHECK have it. */
  static List<String> command(String instruction) {
    try {
      String json = instruction.substring(instruction.indexOf('['));
      return List.of(new ObjectMapper().readValue(json, String[].class));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** A setting of a service of the compose file. */
  static Object service(String name, String setting) {
    Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(read(COMPOSE));
    return compose.get("services").get(name).get(setting);
  }

  /** The environment of a service, as it is with these variables in docker/.env. */
  static Map<String, String> environment(String service, Map<String, String> variables) {
    return ((Map<?, ?>) service(service, "environment"))
        .entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().toString(),
                    entry -> filledIn(entry.getValue().toString(), variables)));
  }

  private static String filledIn(String value, Map<String, String> variables) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(variables.get(found.group(1)))
                        .or(() -> Optional.ofNullable(found.group(2)))
                        .orElseThrow(() -> new IllegalArgumentException(found.group(1)))));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
