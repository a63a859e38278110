package org.doorstep.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When a record tells of something happening. */
final class Moments {

  private Moments() {}

  /** The moment by which records are put in order; the epoch where none is known. */
  static Instant of(Resource record) {
    BaseDateTimeType written = written(record);
    Date date = written == null ? null : written.getValue();
    if (date == null && record.getMeta().hasLastUpdated()) {
      date = record.getMeta().getLastUpdated();
    }
    return date == null ? Instant.EPOCH : date.toInstant();
  }

  /** The date as it was written, with its precision and time zone. */
  static @Nullable BaseDateTimeType written(Resource record) {
    if (record instanceof Observation observation) {
      return start(observation.getEffective());
    } else if (record instanceof Encounter encounter) {
      return start(encounter.getPeriod());
    } else if (record instanceof Procedure procedure) {
      return start(procedure.getPerformed());
    } else if (record instanceof MedicationDispense dispense) {
      return dispense.hasWhenHandedOver()
          ? dispense.getWhenHandedOverElement()
          : dispense.getWhenPreparedElement();
    } else if (record instanceof MedicationRequest request) {
      return request.getAuthoredOnElement();
    } else if (record instanceof MedicationStatement statement) {
      return statement.hasEffective()
          ? start(statement.getEffective())
          : statement.getDateAssertedElement();
    } else if (record instanceof ServiceRequest request) {
      return request.getAuthoredOnElement();
    } else if (record instanceof Task task) {
      return task.hasLastModified() ? task.getLastModifiedElement() : task.getAuthoredOnElement();
    } else if (record instanceof Condition condition) {
      return condition.hasOnset()
          ? start(condition.getOnset())
          : condition.getRecordedDateElement();
    } else if (record instanceof DiagnosticReport report) {
      return report.hasEffective() ? start(report.getEffective()) : null;
    } else if (record instanceof Immunization immunization) {
      return start(immunization.getOccurrence());
    } else if (record instanceof CarePlan plan) {
      return start(plan.getPeriod());
    }
    return null;
  }

  /** The day of a date or time, where it is written as exactly as a day. */
  static Optional<LocalDate> day(@Nullable BaseDateTimeType written) {
    String text = written == null ? null : written.getValueAsString();
    return text == null || text.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(text.substring(0, 10)));
  }

  private static @Nullable BaseDateTimeType start(@Nullable Type value) {
    if (value instanceof BaseDateTimeType moment) {
      return moment;
    }
    if (value instanceof Period period) {
      DateTimeType start = period.getStartElement();
      return start.getValue() == null ? period.getEndElement() : start;
    }
    return null;
  }
}
