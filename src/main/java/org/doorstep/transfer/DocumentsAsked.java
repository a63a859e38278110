package org.doorstep.transfer;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.commons.lang3.time.DateUtils;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * Which documents of a person are asked for.
 *
 * @param patient the id of the person
 * @param start care from then on
 * @param end care until then
 * @param type the code of the kind of document, with its system and a bar before it, or without
 * @param onDemandOnly whether documents that are kept are left out
 * @param profile the profile of the document
 */
record DocumentsAsked(
    String patient,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<String> type,
    boolean onDemandOnly,
    Optional<String> profile) {

  static final String NAME = "$docref";

  /**
   * Reads the parameters.
   *
   * @throws org.doorstep.fhir.Refusal 400 for what is missing, unknown or wrong
   */
  static DocumentsAsked of(ServletRequestDetails request) {
    OperationParameters sent =
        OperationParameters.of(
            request, NAME, "patient", "start", "end", "type", "on-demand", "profile");
    String patient =
        sent.required("patient", "Send the id of a Patient, such as patient=123.")
            .replaceFirst("^Patient/", "");
    if (!patient.matches("[A-Za-z0-9.\\-]{1,64}")) {
      throw sent.wrong("patient", "the id of a Patient");
    }
    Optional<Instant> start = sent.text("start").map(it -> moment(sent, "start", it, false));
    Optional<Instant> end = sent.text("end").map(it -> moment(sent, "end", it, true));
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      throw sent.wrong("end", "a date that is not before start");
    }
    Optional<String> type = sent.text("type");
    if (type.filter(it -> !it.matches("([^|\\s]*\\|)?[^|\\s]+")).isPresent()) {
      throw sent.wrong("type", "a code, or system and code with a bar between");
    }
    return new DocumentsAsked(
        patient, start, end, type, sent.isOn("on-demand"), sent.text("profile"));
  }

  /** A day, a month and a year last until their end. */
  private static Instant moment(
      OperationParameters sent, String name, String value, boolean endOfIt) {
    try {
      // In an address a plus sign is a blank; a time zone east of Greenwich begins with one.
      DateTimeType written = new DateTimeType(value.replace(' ', '+'));
      Date date = written.getValue();
      if (date != null) {
        return (endOfIt ? last(date, written.getPrecision()) : date).toInstant();
      }
    } catch (RuntimeException malformed) {
      throw sent.wrong(name, "a date such as 2025-09-01 or 2025-09-01T10:00:00Z");
    }
    throw sent.wrong(name, "a date such as 2025-09-01 or 2025-09-01T10:00:00Z");
  }

  private static Date last(Date begin, TemporalPrecisionEnum precision) {
    Date next =
        switch (precision) {
          case YEAR -> DateUtils.addYears(begin, 1);
          case MONTH -> DateUtils.addMonths(begin, 1);
          case DAY -> DateUtils.addDays(begin, 1);
          case MINUTE, SECOND, MILLI -> DateUtils.addMilliseconds(begin, 1);
        };
    return DateUtils.addMilliseconds(next, -1);
  }

  boolean isOfAnyTime() {
    return start.isEmpty() && end.isEmpty();
  }

  /** Whether care from one moment to another lies in the range, at least partly. */
  boolean reaches(Optional<Instant> from, Optional<Instant> until) {
    boolean afterStart = start.isEmpty() || until.isPresent() && !until.get().isBefore(start.get());
    boolean beforeEnd = end.isEmpty() || from.isPresent() && !from.get().isAfter(end.get());
    return afterStart && beforeEnd;
  }

  boolean isOfType(CodeableConcept concept) {
    return type.isEmpty()
        || concept.getCoding().stream()
            .anyMatch(
                coding ->
                    type.get().equals(coding.getSystem() + "|" + coding.getCode())
                        || type.get().equals(coding.getCode()));
  }
}
