package org.doorstep.server.request;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The operations that callers may use: those that Doorstep's rooms contribute, and of the many that
 * HAPI brings along only a few. All others are closed, among them those that rewrite or erase.
 */
final class Operations {

  private static final Set<String> OF_HAPI =
      Set.of("$everything", "$validate", "$expand", "$lookup", "$validate-code", "$translate");

  private static final Pattern NAME = Pattern.compile("\\$[a-z][a-z0-9-]{0,29}");

  private final RestfulServer endpoint;
  private @Nullable Set<String> open;

  Operations(RestfulServer endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Whether a step of a path is written like the name of an operation, whether or not it is one.
   */
  static boolean isName(String step) {
    return NAME.matcher(step).matches();
  }

  boolean isOpen(String operation) {
    return open().contains(operation);
  }

  void requireOpen(String operation) {
    if (!isOpen(operation)) {
      throw new Refusal(
          Reason.NOT_FOUND,
          "unknown-operation",
          null,
          "There is no operation '" + Words.quote(operation) + "' here.",
          "The operations are: " + String.join(", ", open()) + ".");
    }
  }

  /** Asked for when the first request comes: by then every room has contributed. */
  private synchronized Set<String> open() {
    if (open == null) {
      open = new TreeSet<>(OF_HAPI);
      addOf(endpoint.getResourceProviders(), open);
      addOf(endpoint.getPlainProviders(), open);
    }
    return open;
  }

  private static void addOf(Collection<?> providers, Set<String> operations) {
    for (Object provider : providers) {
      for (Method method : provider.getClass().getMethods()) {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null
            && method.getDeclaringClass().getPackageName().startsWith("org.doorstep")) {
          String name = operation.name();
          operations.add(name.startsWith("$") ? name : "$" + name);
        }
      }
    }
  }
}
