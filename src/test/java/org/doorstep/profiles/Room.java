package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The room without a server around it, made once for all unit tests: it takes many seconds. */
public final class Room {

  static final FhirContext CONTEXT = FhirContext.forR4Cached();
  static final ProfileLibrary LIBRARY = new ProfileLibrary(CONTEXT);
  static final Kinds KINDS = new Kinds(LIBRARY);
  static final Validator VALIDATOR =
      new Validator(CONTEXT, LIBRARY, KINDS, new DefaultProfileValidationSupport(CONTEXT));
  static final Inspection INSPECTION = new Inspection(CONTEXT, VALIDATOR);

  private static final Path EXAMPLES = Path.of("fhir-profiles", "generated", "examples");

  private Room() {}

  /** For the rooms that speak to people. */
  public static Terms terms() {
    return new Terms(LIBRARY);
  }

  /** Every example by its file name without the suffix, such as Patient-patient-mother. */
  static Map<String, String> examples() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      Map<String, String> examples = new TreeMap<>();
      files.forEach(
          file -> examples.put(file.getFileName().toString().replace(".json", ""), read(file)));
      return examples;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String example(String name) {
    return read(EXAMPLES.resolve(name + ".json"));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
