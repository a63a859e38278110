package org.doorstep.audit;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A search of AuditEvents as a condition on the table of events.
 *
 * @param condition what stands behind WHERE
 * @param parameters its named parameters
 */
record AuditSearch(String condition, Map<String, Object> parameters, String order) {

  /** What AuditEvents are searched by. */
  static final Set<String> CRITERIA =
      new TreeSet<>(
          Set.of(
              "_id", "patient", "agent", "entity", "date", "type", "subtype", "action", "outcome"));

  private static final Set<String> RESULT =
      Set.of("_count", "_offset", "_sort", "_total", "_summary", "_format", "_pretty", "_elements");
  private static final Map<String, List<String>> INTERACTIONS =
      Map.of(
          "C", List.of("create"),
          "R", List.of("read", "vread", "history-instance", "history-type", "history-system"),
          "U", List.of("update", "patch"),
          "D", List.of("delete"));

  /**
   * Reads a search.
   *
   * @param sent the parameters, decoded
   * @param scope which events are searched
   */
  static AuditSearch of(Map<String, String[]> sent, AuditScope scope) {
    List<String> conditions = new ArrayList<>(List.of(scope.condition()));
    Map<String, Object> parameters = new HashMap<>(scope.parameters());
    sent.forEach(
        (name, values) -> {
          if (CRITERIA.contains(name)) {
            for (String value : values) {
              String key = "p" + parameters.size();
              conditions.add(condition(name, value, key, parameters));
            }
          } else if (!RESULT.contains(name)) {
            throw unknown(name);
          }
        });
    return new AuditSearch(String.join(" AND ", conditions), parameters, order(sent.get("_sort")));
  }

  /** The events about one person since a moment. */
  static AuditSearch aboutPerson(String patient, Instant since) {
    return new AuditSearch(
        about("l.patient = :patient") + " AND e.recorded >= :since",
        Map.of("patient", patient, "since", since.atOffset(ZoneOffset.UTC)),
        order(null));
  }

  private static Refusal unknown(String name) {
    return new Refusal(
        Reason.UNSUPPORTED,
        "unknown-search-parameter",
        null,
        "AuditEvents are not searched by '%s'.".formatted(name.replaceAll("[^\\w:.-]", "")),
        "They are searched by: " + String.join(", ", CRITERIA) + ".");
  }

  private static String order(String @Nullable [] sort) {
    String asked = sort == null || sort.length == 0 ? "-date" : sort[0];
    return switch (asked) {
      case "-date" -> "e.recorded DESC, e.node DESC, e.seq DESC";
      case "date" -> "e.recorded, e.node, e.seq";
      default ->
          throw new Refusal(
              Reason.UNSUPPORTED,
              "broken-result-parameter",
              null,
              "AuditEvents are sorted by nothing but their date.",
              "Use _sort=date or _sort=-date.");
    };
  }

  private static String condition(
      String name, String value, String key, Map<String, Object> parameters) {
    String[] values = value.split(",");
    if (name.equals("date")) {
      return date(value, key, parameters);
    }
    parameters.put(key, Stream.of(values).map(each -> plain(name, each)).toArray(String[]::new));
    String any = any(key);
    return switch (name) {
      case "_id" -> id(key, values, parameters);
      case "patient" -> patient(any);
      case "agent" -> "(e.agent" + any + " OR e.account" + any + ")";
      case "entity" -> entity(key, values, parameters);
      case "type" -> "'rest'" + any;
      case "subtype" -> "e.interaction" + any;
      case "action" -> action(key, values, parameters);
      default ->
          "CASE WHEN e.status >= 500 THEN '8' WHEN e.status >= 400 THEN '4' ELSE '0' END" + any;
    };
  }

  private static String any(String key) {
    return " = ANY (CAST(:" + key + " AS text[]))";
  }

  /** An id is the name of the server and the number of the row there. */
  static String id(String key, String[] ids, Map<String, Object> parameters) {
    List<String> nodes = new ArrayList<>();
    List<Long> numbers = new ArrayList<>();
    for (String id : ids) {
      int dash = id.lastIndexOf('-');
      if (dash > 0 && id.substring(dash + 1).matches("\\d{1,18}")) {
        nodes.add(id.substring(0, dash));
        numbers.add(Long.valueOf(id.substring(dash + 1)));
      }
    }
    parameters.put(key, nodes.toArray(new String[0]));
    parameters.put(key + "n", numbers.toArray(new Long[0]));
    return "(e.node, e.seq) IN (SELECT * FROM unnest(CAST(:%s AS text[]), CAST(:%sn AS bigint[])))"
        .formatted(key, key);
  }

  /** A person, whose records may be in any event; anything else only as what was asked for. */
  private static String entity(String key, String[] values, Map<String, Object> parameters) {
    List<String> people = Stream.of(values).filter(each -> each.startsWith("Patient/")).toList();
    List<String> others = Stream.of(values).filter(each -> !people.contains(each)).toList();
    parameters.put(key, others.toArray(new String[0]));
    parameters.put(key + "i", others.stream().map(AuditSearch::idOf).toArray(String[]::new));
    parameters.put(key + "p", people.stream().map(AuditSearch::idOf).toArray(String[]::new));
    String touched =
        "(e.target" + any(key + "i") + " AND e.type || '/' || e.target" + any(key) + ")";
    if (people.isEmpty()) {
      return touched;
    }
    String about = patient(any(key + "p"));
    return others.isEmpty() ? about : "(" + touched + " OR " + about + ")";
  }

  private static String idOf(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static String patient(String any) {
    return about("l.patient" + any + " AND " + AuditScope.line());
  }

  /** That an event says something of a person for whom a condition holds. */
  static String about(String condition) {
    return "EXISTS (SELECT 1 FROM audit.event_patient l WHERE l.node = e.node AND l.seq = e.seq"
        + " AND l.recorded = e.recorded AND "
        + condition
        + ")";
  }

  private static String action(String key, String[] values, Map<String, Object> parameters) {
    Set<String> asked = Set.of(values);
    List<String> others = INTERACTIONS.values().stream().flatMap(List::stream).toList();
    parameters.put(
        key,
        asked.stream()
            .flatMap(each -> INTERACTIONS.getOrDefault(each, List.of()).stream())
            .toArray(String[]::new));
    parameters.put(key + "o", others.toArray(new String[0]));
    String named = "e.interaction = ANY (CAST(:" + key + " AS text[]))";
    return asked.contains("E")
        ? "(%s OR NOT e.interaction = ANY (CAST(:%so AS text[])))".formatted(named, key)
        : named;
  }

  /** The code of a token; the id of a patient, whichever way it is written. */
  private static String plain(String name, String value) {
    return switch (name) {
      case "patient" -> idOf(value);
      case "type", "subtype", "action", "outcome" -> value.substring(value.lastIndexOf('|') + 1);
      default -> value;
    };
  }

  private static String date(String value, String key, Map<String, Object> parameters) {
    DateRangeParam range;
    try {
      range = new DateRangeParam(new DateParam(value));
    } catch (RuntimeException unreadable) {
      throw new Refusal(
          Reason.MALFORMED,
          "broken-search-value",
          null,
          "'date' holds something that is not one date.",
          "Write a date, such as ge2026-03-01, and two of them for a span.");
    }
    List<String> bounds = new ArrayList<>(List.of("true"));
    Date lower = range.getLowerBoundAsInstant();
    if (lower != null) {
      parameters.put(key + "from", lower.toInstant().atOffset(ZoneOffset.UTC));
      bounds.add("e.recorded >= :" + key + "from");
    }
    Date upper = range.getUpperBoundAsInstant();
    if (upper != null) {
      parameters.put(key + "to", upper.toInstant().plusMillis(1).atOffset(ZoneOffset.UTC));
      bounds.add("e.recorded < :" + key + "to");
    }
    parameters.put(key, "");
    return String.join(" AND ", bounds);
  }
}
