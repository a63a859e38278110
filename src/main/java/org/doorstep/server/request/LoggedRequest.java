package org.doorstep.server.request;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request as the log may show it. The query stays out of it, and so does every step of the path
 * that callers make up themselves: an id may be a name or a telephone number.
 */
final class LoggedRequest {

  private static final Set<String> STEPS =
      Set.of("", "fhir", "metadata", "_history", "_search", "login", "oauth2");
  private static final Pattern MADE_BY_MACHINES =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\d{1,5}");

  private LoggedRequest() {}

  /**
   * A line for the log.
   *
   * @param method the method as sent
   * @param path the path as sent
   * @return such as {@code GET /fhir/Patient/*}
   */
  static String of(String method, String path) {
    return (FrontDoor.METHODS.contains(method) ? method : "*")
        + " "
        + Arrays.stream(path.split("/", -1))
            .map(step -> isMadeUp(step) ? "*" : step)
            .collect(Collectors.joining("/"));
  }

  private static boolean isMadeUp(String step) {
    return !STEPS.contains(step)
        && !ResourceTypes.isKnown(step)
        && !Operations.isName(step)
        && !MADE_BY_MACHINES.matcher(step).matches();
  }
}
