package org.doorstep.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.doorstep.server.ZoneQuery;

/**
 * The zones of all persons about whom a caller is permitted something, as the database finds them.
 */
final class CaseloadZones {

  private static final String OF_GRANT =
      """
      SELECT %s || '/' || kind
      FROM access.permission, unnest(string_to_array(?, ',')) AS kind
      WHERE grantee = ? AND basis = ? AND valid @> now()
        AND classes::text || types::text = ANY (string_to_array(?, ';'))
      """;

  private static final String OF_PERSONS = OF_GRANT.formatted("'p/' || patient");

  /** By which nothing is found but what belongs to an order of a laboratory, or to a transfer. */
  static final Set<String> OF_ONE_ORDER =
      Set.of(Basis.LABORATORY.name(), Basis.CORRESPONDENCE.name());

  private static final String OF_ORDERS = OF_GRANT.formatted("'l/' || split_part(source, '/', 2)");

  private CaseloadZones() {}

  /**
   * The zones in which records of a type are seen by some grants.
   *
   * @return a query; empty if they let nobody see such records
   */
  static Optional<ZoneQuery> of(String type, List<Grant> grants) {
    Map<Key, Set<String>> parts = new TreeMap<>();
    for (Grant grant : grants) {
      String kinds = kinds(grant.readable(type));
      if (!kinds.isEmpty()) {
        parts
            .computeIfAbsent(
                new Key(kinds, grant.grantee(), grant.basis()), none -> new TreeSet<>())
            .add(grant.part());
      }
    }
    List<String> values = new ArrayList<>();
    parts.forEach(
        (key, all) ->
            values.addAll(List.of(key.kinds(), key.grantee(), key.basis(), String.join(";", all))));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ZoneQuery(
                parts.keySet().stream()
                    .map(key -> OF_ONE_ORDER.contains(key.basis()) ? OF_ORDERS : OF_PERSONS)
                    .collect(Collectors.joining("UNION ALL\n")),
                values));
  }

  private static String kinds(Collection<Sensitivity> kinds) {
    return kinds.stream().map(Sensitivity::code).sorted().collect(Collectors.joining(","));
  }

  /** In an order, so that the same caller asks in the same words and PostgreSQL knows the plan. */
  private record Key(String kinds, String grantee, String basis) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }
}
