package org.doorstep.server;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an operation, in the address or as Parameters. HAPI passes over what it does not
 * know; here whatever is unknown, repeated or wrong is refused by its name.
 */
public final class OperationParameters {

  private static final Set<String> OF_EVERY_REQUEST =
      Set.of("_format", "_pretty", "_summary", "_elements");
  private static final int LONGEST_QUOTE = 40;

  private final String operation;
  private final List<String> known;
  private final Map<String, String> values = new HashMap<>();

  private OperationParameters(String operation, List<String> known) {
    this.operation = operation;
    this.known = known;
  }

  /**
   * Reads the parameters of a request.
   *
   * @param request a GET, or a POST with Parameters or without a body
   * @param operation the name of the operation, such as {@code $evacuation-list}
   * @param known the names of its parameters, each at most once
   * @return what was sent
   * @throws Refusal 400 for a parameter that is unknown or repeated, or another body
   */
  public static OperationParameters of(
      ServletRequestDetails request, String operation, String... known) {
    OperationParameters parameters = new OperationParameters(operation, List.of(known));
    request
        .getParameters()
        .forEach(
            (name, sent) -> {
              if (!OF_EVERY_REQUEST.contains(name)) {
                for (String value : sent) {
                  parameters.put(name, value);
                }
              }
            });
    parameters.body(request);
    return parameters;
  }

  /** HAPI would take an address with a Content-Type, which many clients always send, for a body. */
  private void body(ServletRequestDetails request) {
    if (request.getRequestType() != RequestTypeEnum.POST
        || request.loadRequestContents().length == 0) {
      return;
    }
    EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
    IBaseResource body =
        (encoding == null ? EncodingEnum.JSON : encoding)
            .newParser(request.getFhirContext())
            .parseResource(new String(request.loadRequestContents(), StandardCharsets.UTF_8));
    if (!(body instanceof Parameters parameters)) {
      throw new Refusal(
          Reason.MALFORMED,
          "parameters-expected",
          null,
          "The body of %s is not a Parameters resource.".formatted(operation),
          "Send Parameters, or put the parameters into the address.");
    }
    parameters
        .getParameter()
        .forEach(it -> put(it.getName() == null ? "" : it.getName(), text(it)));
  }

  private void put(String name, String value) {
    if (!known.contains(name)) {
      throw new Refusal(
          Reason.UNSUPPORTED,
          "parameter-unknown",
          expression(name),
          "The operation %s has no parameter '%s'.".formatted(operation, quote(name)),
          "Its parameters are: " + String.join(", ", known) + ".");
    }
    if (values.putIfAbsent(name, value) != null) {
      throw new Refusal(
          Reason.MALFORMED,
          "parameter-repeated",
          expression(name),
          "The parameter '%s' is there more than once.".formatted(name),
          "Send it once.");
    }
  }

  private static String text(ParametersParameterComponent parameter) {
    if (parameter.getValue() instanceof Reference reference) {
      return reference.hasReference() ? reference.getReference() : "";
    }
    if (parameter.getValue() instanceof Coding coding) {
      return (coding.hasSystem() ? coding.getSystem() + "|" : "")
          + (coding.hasCode() ? coding.getCode() : "");
    }
    String text = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
    return text == null ? "" : text;
  }

  /**
   * A text.
   *
   * @param name the parameter
   * @return its value without blanks around it; empty if it was not sent
   */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip);
  }

  /**
   * A text that has to be there.
   *
   * @param name the parameter
   * @param mend what to send, as a sentence
   * @return its value, not blank
   * @throws Refusal 400 if it is missing
   */
  public String required(String name, String mend) {
    return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> missing(name, mend));
  }

  /**
   * Refuses what does not say what is needed.
   *
   * @param name the parameter that is missing
   * @param mend what to send, as a sentence
   * @return 400, to be thrown
   */
  public Refusal missing(String name, String mend) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-missing",
        expression(name),
        "The parameter '%s' of %s is missing.".formatted(name, operation),
        mend);
  }

  /**
   * A switch.
   *
   * @param name the parameter
   * @return whether it is on; off if it was not sent
   * @throws Refusal 400 for anything but true and false
   */
  public boolean isOn(String name) {
    return text(name)
        .map(
            value -> {
              if (!value.equals("true") && !value.equals("false")) {
                throw wrong(name, "true or false");
              }
              return value.equals("true");
            })
        .orElse(false);
  }

  /**
   * A number.
   *
   * @param name the parameter
   * @param least the least that is allowed
   * @param most the most that is allowed
   * @return the number; empty if it was not sent
   * @throws Refusal 400 for what is no number or not within the limits
   */
  public Optional<BigDecimal> number(String name, double least, double most) {
    return text(name)
        .map(
            value -> {
              if (value.matches("-?\\d{1,6}(\\.\\d{1,12})?")) {
                BigDecimal number = new BigDecimal(value);
                if (number.doubleValue() >= least && number.doubleValue() <= most) {
                  return number;
                }
              }
              throw wrong(name, "a number from %s to %s".formatted(plain(least), plain(most)));
            });
  }

  /**
   * A whole number.
   *
   * @param name the parameter
   * @param least the least that is allowed
   * @param most the most that is allowed
   * @return the number; empty if it was not sent
   * @throws Refusal 400 for what is no whole number or not within the limits
   */
  public Optional<Integer> count(String name, int least, int most) {
    return text(name)
        .map(
            value -> {
              if (value.matches("\\d{1,7}")
                  && Integer.parseInt(value) >= least
                  && Integer.parseInt(value) <= most) {
                return Integer.valueOf(value);
              }
              throw wrong(name, "a whole number from %d to %d".formatted(least, most));
            });
  }

  /**
   * The address of a record.
   *
   * @param name the parameter
   * @param types the types that it may be of
   * @return such as {@code Location/1}; empty if it was not sent
   * @throws Refusal 400 for anything else
   */
  public Optional<String> address(String name, String... types) {
    return text(name)
        .map(
            value -> {
              String type = value.replaceFirst("/.*", "");
              if (!List.of(types).contains(type)
                  || !value.matches("[A-Za-z]+/[A-Za-z0-9.\\-]{1,64}")) {
                throw wrong(name, String.join("/[id] or ", types) + "/[id]");
              }
              return value;
            });
  }

  /**
   * Refuses a value.
   *
   * @param name the parameter
   * @param allowed what it may be
   * @return 400, to be thrown
   */
  public Refusal wrong(String name, String allowed) {
    return new Refusal(
        Reason.MALFORMED,
        "parameter-" + name,
        expression(name),
        "The parameter '%s' cannot be '%s'.".formatted(name, quote(values.getOrDefault(name, ""))),
        "Send %s.".formatted(allowed));
  }

  /**
   * Where a parameter stands.
   *
   * @param name the parameter
   * @return its FHIRPath
   */
  public static String expression(String name) {
    return "Parameters.parameter.where(name = '" + name.replaceAll("[^A-Za-z0-9_\\-]", "") + "')";
  }

  private static String plain(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }

  private static String quote(@Nullable String value) {
    String shown = value == null ? "" : value;
    return shown.length() > LONGEST_QUOTE ? shown.substring(0, LONGEST_QUOTE) + "…" : shown;
  }
}
