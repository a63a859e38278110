package org.doorstep.server.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param uri the path as sent, from the root of the server, without the query
 * @param query the query as sent, or null
 * @param segments the path below the base of the endpoint, such as {@code [Patient, x, _history]}
 */
record Address(String uri, @Nullable String query, List<String> segments) {

  /**
   * Reads an address.
   *
   * @param base the base path of the endpoint, such as {@code /fhir}
   */
  static Address of(String base, String uri, @Nullable String query) {
    String below = uri.length() > base.length() ? uri.substring(base.length()) : "";
    List<String> segments =
        List.of(below.split("/")).stream().filter(segment -> !segment.isEmpty()).toList();
    return new Address(uri, query, segments);
  }

  boolean isBase() {
    return segments.isEmpty();
  }

  /** Many clients escape the dollar sign, as they may. */
  boolean isOperation() {
    return segments.stream()
        .anyMatch(segment -> segment.startsWith("$") || segment.startsWith("%24"));
  }

  boolean isOn(String type) {
    return !segments.isEmpty() && segments.get(0).equals(type);
  }
}
