package org.doorstep.worklist;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of a list from an address (GET) or from Parameters (POST). */
final class AskedParameters {

  private static final int MOST_DAYS = 366;
  private static final int MOST_BELOW = 100_000;
  private static final int ENOUGH = 30;
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final String ID = "/[A-Za-z0-9.\\-]{1,64}";

  private final Worklist list;
  private final Map<String, String> sent = new TreeMap<>();

  private AskedParameters(Worklist list) {
    this.list = list;
  }

  /**
   * Reads the parameters.
   *
   * @param address the parameters of the address; of those of every FHIR request only {@code
   *     _count} and {@code _offset} are looked at
   * @param body the Parameters of a POST, or null
   * @param today the day of the server, if none is asked for
   * @throws Refusal 400 for what is not known, is repeated or makes no sense
   */
  static Asked read(
      Worklist list, Map<String, String[]> address, @Nullable Parameters body, LocalDate today) {
    AskedParameters parameters = new AskedParameters(list);
    address.forEach(
        (name, values) -> {
          if (!name.startsWith("_") || name.equals("_count") || name.equals("_offset")) {
            for (String value : values) {
              parameters.add(name, value);
            }
          }
        });
    if (body != null) {
      body.getParameter().forEach(it -> parameters.add(it.getName(), text(it)));
    }
    return parameters.asked(today);
  }

  private Asked asked(LocalDate today) {
    return new Asked(
        value("date").map(this::date).orElse(today),
        value("days").map(it -> number("days", it, MOST_DAYS)).orElse(list.days()),
        value("late").map(it -> number("late", it, MOST_DAYS)).orElse(list.late()),
        value("below").map(it -> number("below", it, MOST_BELOW)).orElse(ENOUGH),
        value("organization").map(it -> reference("organization", it, "Organization")),
        value("owner")
            .map(it -> reference("owner", it, "(Practitioner|PractitionerRole|CareTeam)")),
        value("unit").map(it -> reference("unit", it, "Location")),
        value("_count").map(it -> number("_count", it, Integer.MAX_VALUE)).orElse(USUAL_PAGE),
        value("_offset").map(it -> number("_offset", it, Integer.MAX_VALUE)).orElse(0),
        sent);
  }

  static int pageOf(Asked asked) {
    return Math.max(1, Math.min(asked.count(), LARGEST_PAGE));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(sent.get(name));
  }

  private void add(@Nullable String name, String value) {
    if (name == null || (!name.startsWith("_") && !list.parameters().contains(name))) {
      throw refusal(
          Reason.UNSUPPORTED,
          "unknown-parameter",
          name == null ? "" : name,
          "The list %s has no parameter '%s'.".formatted(list.operation(), shown(name)),
          "Its parameters are: %s, _count, _offset."
              .formatted(String.join(", ", list.parameters())));
    }
    if (sent.put(name, value) != null) {
      throw refusal(
          Reason.MALFORMED,
          "parameter-repeated",
          name,
          "The parameter '%s' is there more than once.".formatted(name),
          "Send it once.");
    }
  }

  private LocalDate date(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException malformed) {
      throw wrong("date", value, "a day, such as 2025-09-05");
    }
  }

  private int number(String name, String value, int most) {
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > most) {
      throw wrong(
          name,
          value,
          most == Integer.MAX_VALUE ? "a whole number" : "a whole number from 0 to " + most);
    }
    return Integer.parseInt(value);
  }

  private String reference(String name, String value, String types) {
    if (!value.matches(types + ID)) {
      throw wrong(name, value, types.replaceAll("[()]", "").replace("|", "/[id], ") + "/[id]");
    }
    return value;
  }

  private static String text(ParametersParameterComponent parameter) {
    if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
      return reference.getReference();
    }
    String text = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
    return text == null ? "" : text;
  }

  private static Refusal wrong(String name, String value, String allowed) {
    return refusal(
        Reason.MALFORMED,
        "parameter-wrong",
        name,
        "The parameter '%s' cannot be '%s'.".formatted(name, shown(value)),
        "Send " + allowed + ".");
  }

  private static Refusal refusal(
      Reason reason, String rule, String name, String what, String mend) {
    return new Refusal(
        reason,
        rule,
        "Parameters.parameter.where(name = '%s')"
            .formatted(name.replaceAll("[^A-Za-z0-9_\\-]", "")),
        what,
        mend);
  }

  private static String shown(@Nullable String value) {
    String text = value == null ? "" : value;
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
