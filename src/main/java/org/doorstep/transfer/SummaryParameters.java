package org.doorstep.transfer;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of $transfer-summary from an address (GET) or from Parameters (POST). */
final class SummaryParameters {

  private static final List<String> KNOWN =
      List.of("recipient", "purpose", "language", "persist", "since", "form");

  private SummaryParameters() {}

  /**
   * Reads the parameters.
   *
   * @param address the parameters of the address; those of every FHIR request ({@code _format},
   *     ...) are left to the server
   * @param body the Parameters of a POST, or null
   * @param acceptLanguage the header Accept-Language, which counts when no language is asked for
   * @throws Refusal 400 for a parameter or value that is not known
   */
  static SummaryRequest read(
      Map<String, String[]> address, @Nullable Parameters body, @Nullable String acceptLanguage) {
    Map<String, String> values = new HashMap<>();
    address.forEach(
        (name, value) -> {
          if (!name.startsWith("_")) {
            values.put(known(name), String.join(",", value));
          }
        });
    if (body != null) {
      body.getParameter()
          .forEach(parameter -> values.put(known(parameter.getName()), text(parameter)));
    }
    return new SummaryRequest(
        Optional.ofNullable(values.get("recipient")).map(SummaryParameters::recipient),
        Optional.ofNullable(values.get("purpose"))
            .map(SummaryParameters::purpose)
            .orElse(SummaryRequest.Purpose.TREAT),
        Optional.ofNullable(values.get("language"))
            .map(SummaryParameters::language)
            .orElseGet(() -> Language.preferred(acceptLanguage)),
        Optional.ofNullable(values.get("persist")).map(SummaryParameters::persist).orElse(false),
        Optional.ofNullable(values.get("since")).map(SummaryParameters::since),
        Optional.ofNullable(values.get("form"))
            .map(SummaryParameters::form)
            .orElse(SummaryRequest.Form.FULL));
  }

  private static String text(ParametersParameterComponent parameter) {
    if (parameter.getValue() instanceof Reference reference && reference.hasReference()) {
      return reference.getReference();
    }
    String text = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
    return text == null ? "" : text;
  }

  private static String known(String name) {
    if (!KNOWN.contains(name)) {
      throw refusal("unknown parameter", name, String.join(", ", KNOWN));
    }
    return name;
  }

  private static String recipient(String value) {
    String relative = value.replaceFirst("^.*/(?=Organization/)", "");
    if (!relative.matches("Organization/[A-Za-z0-9.\\-]{1,64}")) {
      throw refusal("recipient", value, "Organization/[id]");
    }
    return relative;
  }

  private static SummaryRequest.Purpose purpose(String value) {
    return Arrays.stream(SummaryRequest.Purpose.values())
        .filter(purpose -> purpose.name().equals(value))
        .findFirst()
        .orElseThrow(() -> refusal("purpose", value, "TREAT, ETREAT, BTG"));
  }

  private static SummaryRequest.Form form(String value) {
    return Arrays.stream(SummaryRequest.Form.values())
        .filter(form -> form.code().equals(value))
        .findFirst()
        .orElseThrow(() -> refusal("form", value, "full, compact"));
  }

  private static Language language(String value) {
    return Language.of(value).orElseThrow(() -> refusal("language", value, "uk, ru, en, fr"));
  }

  private static boolean persist(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw refusal("persist", value, "true, false");
    }
    return value.equals("true");
  }

  private static Instant since(String value) {
    try {
      // In an address a plus sign is a blank; a time zone east of Greenwich begins with one.
      DateTimeType moment = new DateTimeType(value.replace(' ', '+'));
      if (moment.getValue() != null) {
        return moment.getValue().toInstant();
      }
    } catch (RuntimeException malformed) {
      throw refusal("since", value, "2025-09-01 or 2025-09-01T10:00:00Z");
    }
    throw refusal("since", value, "2025-09-01 or 2025-09-01T10:00:00Z");
  }

  private static Refusal refusal(String parameter, String value, String allowed) {
    boolean unknown = parameter.equals("unknown parameter");
    String name = unknown ? value : parameter;
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return new Refusal(
        Reason.UNSUPPORTED,
        unknown ? "summary-parameter" : "summary-" + parameter,
        "Parameters.parameter.where(name = '" + name.replaceAll("[^A-Za-z0-9_\\-]", "") + "')",
        unknown
            ? "The operation $transfer-summary has no parameter '" + shown + "'."
            : "The parameter " + name + " cannot be '" + shown + "'.",
        (unknown ? "Its parameters are: " : "Send one of: ") + allowed + ".");
  }
}
