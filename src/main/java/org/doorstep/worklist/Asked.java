package org.doorstep.worklist;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.server.OperationParameters;

/**
 * What is asked of a list.
 *
 * @param date the day for which it is made, in the place where the work is done
 * @param days how many days to look ahead
 * @param late how many days to look back
 * @param below how much is enough
 * @param organization only what this organisation has to do, as {@code Organization/[id]}
 * @param owner only what this person, role or team has to do, as {@code [type]/[id]}
 * @param unit only what this vehicle has to do, as {@code Location/[id]}
 * @param count how many entries a page has
 * @param offset how many entries come before the page
 * @param sent the parameters as they were sent, for the links to other pages
 */
record Asked(
    LocalDate date,
    int days,
    int late,
    int below,
    Optional<String> organization,
    Optional<String> owner,
    Optional<String> unit,
    int count,
    int offset,
    Map<String, String> sent) {

  private static final int MOST_DAYS = 366;
  private static final int MOST_BELOW = 100_000;
  private static final int ENOUGH = 30;
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  /** More than any list has. */
  private static final int ALL = 9_999_999;

  /**
   * Reads what is asked of a list.
   *
   * @param today the day of the server, if none is asked for
   * @throws org.doorstep.fhir.Refusal 400 for what is not known, is repeated or makes no sense
   */
  static Asked of(Worklist list, RequestDetails request, LocalDate today) {
    List<String> known = new ArrayList<>(list.parameters());
    known.addAll(List.of("_count", "_offset"));
    OperationParameters asked =
        OperationParameters.of(request, list.operation(), known.toArray(String[]::new));
    return new Asked(
        asked.text("date").map(value -> day(value, asked)).orElse(today),
        asked.count("days", 0, MOST_DAYS).orElse(list.days()),
        asked.count("late", 0, MOST_DAYS).orElse(list.late()),
        asked.count("below", 0, MOST_BELOW).orElse(ENOUGH),
        asked.address("organization", "Organization"),
        asked.address("owner", "Practitioner", "PractitionerRole", "CareTeam"),
        asked.address("unit", "Location"),
        asked.count("_count", 0, ALL).orElse(USUAL_PAGE),
        asked.count("_offset", 0, ALL).orElse(0),
        asked.sent());
  }

  private static LocalDate day(String value, OperationParameters asked) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException malformed) {
      throw asked.wrong("date", "a day, such as 2025-09-05");
    }
  }

  /** How many entries a page has at most. */
  int page() {
    return Math.max(1, Math.min(count, LARGEST_PAGE));
  }
}
