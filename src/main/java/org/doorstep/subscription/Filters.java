package org.doorstep.subscription;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Criterion;
import org.doorstep.server.RecordCriteria;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Criteria as Subscriptions write them: a search of a few types by codes and references. They are
 * compared with the record itself, so that nothing is searched for each event.
 */
@Component
class Filters {

  /** What hospitals and teams wait for; who the person is decides who sees it, not a criterion. */
  private static final Map<String, Set<String>> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "Task",
              Set.of(
                  "business-status", "code", "intent", "owner", "priority", "requester", "status"),
              "ServiceRequest",
              Set.of("category", "code", "intent", "performer", "priority", "requester", "status"),
              "Communication",
              Set.of("category", "recipient", "sender", "status")));

  private static final Set<String> PERSONS = Set.of("Patient/", "RelatedPerson/");

  private final RecordCriteria criteria;

  Filters(RecordCriteria criteria) {
    this.criteria = criteria;
  }

  /**
   * A criterion.
   *
   * @param type the type of the records
   * @param all what each of them must hold
   */
  record Filter(String type, List<Criterion> all) {}

  /**
   * Reads a criterion.
   *
   * @param text such as {@code Task?owner=Organization/1&status=requested,accepted}
   * @param element where it stands, for the refusal
   * @throws Refusal 422 if it asks for what is not compared
   */
  Filter read(String text, String element) {
    int mark = text.indexOf('?');
    String type = mark < 0 ? text : text.substring(0, mark);
    Set<String> known = PARAMETERS.get(type);
    if (known == null) {
      throw refusal(
          element,
          "'%s' is no criterion here.".formatted(quote(type)),
          "Begin with one of %s and a question mark.".formatted(String.join(", ", types())));
    }
    List<Criterion> all = new ArrayList<>();
    for (String part : (mark < 0 ? "" : text.substring(mark + 1)).split("&")) {
      if (!part.isEmpty()) {
        all.add(criterion(type, part, known, element));
      }
    }
    return new Filter(type, List.copyOf(all));
  }

  private Criterion criterion(String type, String part, Set<String> known, String element) {
    int equals = part.indexOf('=');
    String name = equals < 0 ? part : part.substring(0, equals);
    if (!known.contains(name)) {
      throw refusal(
          element,
          "%s is not compared by '%s'.".formatted(type, quote(name)),
          "It is by %s.".formatted(String.join(", ", known.stream().sorted().toList())));
    }
    Set<String> values = Set.of();
    try {
      String value = equals < 0 ? "" : part.substring(equals + 1);
      String plain = URLDecoder.decode(value, StandardCharsets.UTF_8);
      values = Set.copyOf(List.of(plain.split(",", -1)));
    } catch (IllegalArgumentException undecodable) {
      // No values are not understood below.
    }
    Criterion criterion = new Criterion(name, values);
    boolean names = values.stream().anyMatch(value -> PERSONS.stream().anyMatch(value::startsWith));
    if (names || !criteria.isUnderstood(type, criterion)) {
      throw refusal(
          element,
          "The value of '%s' is not one that is compared.".formatted(name),
          "Write codes, such as requested or system|code, or references, such as Organization/1;"
              + " commas between several. Persons are not named.");
    }
    return criterion;
  }

  boolean hold(Filter filter, Resource record) {
    return filter.all().stream().allMatch(criterion -> criteria.holds(record, criterion));
  }

  static Set<String> types() {
    return PARAMETERS.keySet();
  }

  private static String quote(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private static Refusal refusal(String element, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, "subscription-criteria", element, what, mend);
  }
}
