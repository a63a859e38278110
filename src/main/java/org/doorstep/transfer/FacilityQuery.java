package org.doorstep.transfer;

import java.math.BigDecimal;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.OperationParameters;

/**
 * Which facilities somebody asks for.
 *
 * @param service a code that the facility or one of its services has; empty if any will do
 * @param most the largest distance in kilometres
 * @param count how many are wanted
 */
public record FacilityQuery(Optional<String> service, double most, int count) {

  private static final int MOST_KM = 1000;
  private static final double USUAL_KM = 300;
  private static final int MOST = 50;
  private static final int USUAL = 5;

  /**
   * Reads the parameters {@code service}, {@code max-km} and {@code count}.
   *
   * @param asked the parameters of an operation that has these
   * @return what is asked; of the nearest five within 300 km where nothing is said
   * @throws Refusal 400 for a value that is not possible
   */
  public static FacilityQuery of(OperationParameters asked) {
    Optional<String> service = asked.text("service");
    if (service.filter(code -> !code.matches("([^|\\s]+\\|)?[^|\\s]+")).isPresent()) {
      throw asked.wrong("service", "a code, or its system and code with a bar between them");
    }
    return new FacilityQuery(
        service,
        asked.number("max-km", 1, MOST_KM).map(BigDecimal::doubleValue).orElse(USUAL_KM),
        asked.count("count", 1, MOST).orElse(USUAL));
  }
}
