package org.doorstep.followup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A person has left a hospital for home.
 *
 * @param record what says so, such as {@code Encounter/1}
 * @param stay the Encounter of the stay, if the record names it
 * @param patient whom it is about
 * @param day the day of discharge, as written
 * @param from the organisation that discharged, if it is named
 */
record Discharge(
    String record, Optional<String> stay, Reference patient, LocalDate day, Optional<String> from) {

  private static final String RETURNED = "returned-home";
  private static final Set<String> INPATIENT = Set.of("IMP", "ACUTE", "NONAC", "SS", "OBSENC");

  /** Where nobody is to be visited at home: another institution, or death. */
  private static final Set<String> NOT_HOME =
      Set.of("exp", "other-hcf", "hosp", "long", "psy", "rehab", "snf");

  /**
   * The discharge that a record tells of.
   *
   * @param today the day to go by where none is written
   */
  static Optional<Discharge> of(Resource record, Store store, LocalDate today) {
    if (record instanceof Encounter stay && isOver(stay)) {
      return Optional.of(
          new Discharge(
              Todo.key(stay),
              Optional.of(Todo.key(stay)),
              stay.getSubject(),
              day(stay.getPeriod().getEndElement()).orElse(today),
              organization(stay.getServiceProvider())));
    }
    if (record instanceof Task transfer && isOverAtHome(transfer)) {
      return Optional.of(of(transfer, store, today));
    }
    if (record instanceof DocumentReference document && isDischarge(document)) {
      Optional<Encounter> stay =
          document.getContext().getEncounter().stream()
              .flatMap(it -> store.read(Encounter.class, it).stream())
              .findFirst();
      Optional<LocalDate> left =
          stay.flatMap(it -> day(it.getPeriod().getEndElement()))
              .or(() -> day(document.getContext().getPeriod().getEndElement()))
              .or(() -> day(document.getDateElement()));
      return Optional.of(
          new Discharge(
              Todo.key(document),
              stay.map(Todo::key),
              document.getSubject(),
              left.orElse(today),
              organization(document.getCustodian())));
    }
    return Optional.empty();
  }

  /** The document that the hospital has sent back says more than its Task. */
  private static Discharge of(Task transfer, Store store, LocalDate today) {
    return transfer.getOutput().stream()
        .filter(output -> output.getValue() instanceof Reference)
        .flatMap(
            output -> store.read(DocumentReference.class, (Reference) output.getValue()).stream())
        .filter(Discharge::isDischarge)
        .filter(document -> Todo.areOfOne(document.getSubject(), transfer.getFor()))
        .findFirst()
        .flatMap(document -> of(document, store, today))
        .orElseGet(
            () ->
                new Discharge(
                    Todo.key(transfer),
                    Optional.empty(),
                    transfer.getFor(),
                    day(transfer.getExecutionPeriod().getEndElement())
                        .or(() -> day(transfer.getLastModifiedElement()))
                        .orElse(today),
                    organization(transfer.getOwner())));
  }

  private static boolean isOverAtHome(Task transfer) {
    boolean elsewhere =
        transfer.getBusinessStatus().getCoding().stream()
            .map(Coding::getCode)
            .anyMatch(code -> !RETURNED.equals(code));
    boolean evacuation =
        (DoorstepCodes.IDENTIFIERS + "/evacuation")
            .equals(transfer.getGroupIdentifier().getSystem());
    return transfer.getStatus() == TaskStatus.COMPLETED
        && Todo.isOf("transfer", transfer)
        && !elsewhere
        && !evacuation;
  }

  private static boolean isOver(Encounter stay) {
    return stay.getStatus() == EncounterStatus.FINISHED
        && INPATIENT.contains(String.valueOf(stay.getClass_().getCode()))
        && stay.getHospitalization().getDischargeDisposition().getCoding().stream()
            .map(Coding::getCode)
            .noneMatch(code -> NOT_HOME.contains(String.valueOf(code)));
  }

  private static boolean isDischarge(DocumentReference document) {
    return document.getStatus() == DocumentReferenceStatus.CURRENT
        && document.getType().hasCoding("http://loinc.org", "18842-5");
  }

  private static Optional<String> organization(Reference reference) {
    return Stream.of(reference)
        .filter(it -> "Organization".equals(it.getReferenceElement().getResourceType()))
        .map(Reference::getReference)
        .findFirst();
  }

  /** The day as it was written, in its own time zone. */
  static Optional<LocalDate> day(@Nullable BaseDateTimeType written) {
    String value = written == null ? null : written.getValueAsString();
    return value == null || value.length() < 10
        ? Optional.empty()
        : Optional.of(LocalDate.parse(value.substring(0, 10)));
  }
}
