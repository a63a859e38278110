package org.doorstep.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * What is asked of an operation, in the address or as Parameters. HAPI passes over what it does not
 * know; here whatever is unknown, repeated or wrong is refused by its name.
 */
public final class OperationParameters {

  private final SentParameters sent;

  OperationParameters(SentParameters sent) {
    this.sent = sent;
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
  public static OperationParameters of(RequestDetails request, String operation, String... known) {
    SentParameters address = SentParameters.of(request, operation, List.of(known));
    return new OperationParameters(address.withBody(StrictReading.body(request)));
  }

  /**
   * Makes sure that an operation is asked for nothing that it does not know.
   *
   * @param request the request
   * @param operation the name of an operation without parameters
   * @throws Refusal 400 for every parameter
   */
  public static void requireNone(RequestDetails request, String operation) {
    of(request, operation);
  }

  /**
   * Reads the parameters of a request whose body may also be the resource of one of them, alone.
   *
   * @param request a POST
   * @param operation the name of the operation, such as {@code $match}
   * @param type the type of the resource
   * @param name the parameter that it is
   * @param others the names of its other parameters, each at most once
   * @return what was sent
   * @throws Refusal 400 for a parameter that is unknown or repeated, or another body
   */
  public static OperationParameters of(
      RequestDetails request,
      String operation,
      Class<? extends Resource> type,
      String name,
      List<String> others) {
    List<String> known = new ArrayList<>(List.of(name));
    known.addAll(others);
    SentParameters address = SentParameters.of(request, operation, known);
    return new OperationParameters(address.withBody(StrictReading.body(request), name, type));
  }

  /**
   * What was sent, as it would stand in an address.
   *
   * @return the values by name
   */
  public Map<String, String> sent() {
    Map<String, String> all = new TreeMap<>();
    sent.sent().keySet().forEach(name -> text(name).ifPresent(value -> all.put(name, value)));
    return all;
  }

  /**
   * A text.
   *
   * @param name the parameter
   * @return its value without blanks around it; empty if it was not sent
   * @throws Refusal 400 for what is no simple value
   */
  public Optional<String> text(String name) {
    return sent.get(name)
        .map(
            parameter ->
                SentParameters.written(parameter)
                    .orElseThrow(() -> wrong(name, "a simple value, such as valueString")));
  }

  @SafeVarargs
  private Optional<String> text(String name, String element, Class<? extends Type>... types) {
    Optional<String> text = text(name);
    if (text.isPresent() && !sent.isOneOf(name, List.of(types))) {
      throw wrong(name, "it as " + element);
    }
    return text;
  }

  /**
   * A value of a type of its own.
   *
   * @param name the parameter
   * @param type the type, such as Identifier
   * @param <T> the type
   * @return its value; empty if it was not sent
   * @throws Refusal 400 for a value of another type
   */
  public <T extends Type> Optional<T> value(String name, Class<T> type) {
    return sent.get(name)
        .map(
            parameter -> {
              if (!type.isInstance(parameter.getValue())) {
                throw wrong(name, "it as value" + type.getSimpleName());
              }
              return type.cast(parameter.getValue());
            });
  }

  /**
   * A resource.
   *
   * @param name the parameter
   * @param type the type of the resource
   * @param <R> the type of the resource
   * @return it; empty if it was not sent
   * @throws Refusal 400 for anything else
   */
  public <R extends Resource> Optional<R> resource(String name, Class<R> type) {
    return sent.get(name)
        .map(
            parameter -> {
              if (!type.isInstance(parameter.getResource())) {
                throw wrong(name, "it as 'resource', of the type " + type.getSimpleName());
              }
              return type.cast(parameter.getResource());
            });
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
        "The parameter '%s' of %s is missing.".formatted(name, sent.operation()),
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
    return text(name, "valueBoolean", BooleanType.class)
        .map(
            value -> {
              if (value.equals("true") || value.equals("false")) {
                return value.equals("true");
              }
              throw wrong(name, "true or false");
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
    return text(name, "valueDecimal", DecimalType.class, IntegerType.class)
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
    return text(name, "valueInteger", IntegerType.class)
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
   * @param allowed what to send instead
   * @return 400, to be thrown
   */
  public Refusal wrong(String name, String allowed) {
    String value =
        sent.get(name).flatMap(SentParameters::written).map(SentParameters::quote).orElse("…");
    return new Refusal(
        Reason.MALFORMED,
        "parameter-" + name,
        expression(name),
        "The parameter '%s' cannot be '%s'.".formatted(name, value),
        "Send %s.".formatted(allowed));
  }

  /**
   * Where a parameter stands.
   *
   * @param name the parameter
   * @return its FHIRPath
   */
  public static String expression(String name) {
    return SentParameters.expression(name);
  }

  private static String plain(double limit) {
    return BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
  }
}
