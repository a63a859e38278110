package org.doorstep.audit;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request does, in the words of http://hl7.org/fhir/restful-interaction. */
final class Interaction {

  private Interaction() {}

  /**
   * The interaction of a request.
   *
   * @param found what HAPI takes the request for, or null if it was refused before
   * @param method the HTTP method
   * @param path the path below the base of the endpoint
   */
  static String of(@Nullable RestOperationTypeEnum found, String method, List<String> path) {
    if (found == null) {
      return guess(method, path);
    }
    return switch (found) {
      case READ -> "read";
      case VREAD -> "vread";
      case UPDATE, UPDATE_REWRITE_HISTORY -> "update";
      case PATCH -> "patch";
      case DELETE -> "delete";
      case CREATE -> "create";
      case HISTORY_INSTANCE -> "history-instance";
      case HISTORY_TYPE -> "history-type";
      case HISTORY_SYSTEM -> "history-system";
      case SEARCH_SYSTEM -> "search-system";
      case SEARCH_TYPE, GET_PAGE -> "search-type";
      case TRANSACTION -> "transaction";
      case METADATA -> "capabilities";
      default -> "operation";
    };
  }

  private static String guess(String method, List<String> path) {
    if (path.stream().anyMatch(segment -> segment.startsWith("$"))) {
      return "operation";
    }
    if (path.contains("_history")) {
      return path.size() == 2 ? "history-type" : path.size() == 3 ? "history-instance" : "vread";
    }
    return switch (method) {
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      case "POST" ->
          path.contains("_search") ? "search-type" : path.isEmpty() ? "transaction" : "create";
      default -> path.size() > 1 ? "read" : path.isEmpty() ? "search-system" : "search-type";
    };
  }

  /** The action of an AuditEvent: C, R, U, D or E. */
  static String action(String interaction) {
    return switch (interaction) {
      case "create" -> "C";
      case "read", "vread", "history-instance", "history-type", "history-system" -> "R";
      case "update", "patch" -> "U";
      case "delete" -> "D";
      default -> "E";
    };
  }
}
