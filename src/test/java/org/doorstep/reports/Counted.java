package org.doorstep.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Invented records, and what is counted of them through the views. */
final class Counted {

  static final Views VIEWS = new Views(FhirContext.forR4Cached());
  private static final List<String> COUNTED =
      List.of(
          "v_visit",
          "v_patient",
          "v_site",
          "v_obs",
          "v_dispense",
          "v_request",
          "v_task",
          "v_plan",
          "v_condition",
          "v_appointment");

  private final List<Resource> records = new ArrayList<>();

  /** The figures of an indicator, as "what of what: numerator/denominator, median". */
  List<String> figures(Indicator indicator, String from, String to) {
    Term term = new Term(LocalDate.parse(from), LocalDate.parse(to));
    return indicator.of(facts(), term).stream().map(Counted::text).toList();
  }

  /** What the views make of the records. */
  Facts facts() {
    FactRows rows = new FactRows();
    for (String view : COUNTED) {
      var table = VIEWS.shipped(view).orElseThrow();
      records.forEach(record -> table.of(record).forEach(row -> rows.add(view, row)));
    }
    return rows.facts();
  }

  /** What is told of months until the last one, as "figure month: what of what: number". */
  List<String> forAll(FiguresOfAll figures, String last) {
    return reports(figures, last).stream()
        .map(report -> FigureOfMonth.of(report).orElseThrow())
        .flatMap(
            figure ->
                figure.told().stream()
                    .map(
                        told ->
                            "%s %s: %s"
                                .formatted(
                                    figure.code(),
                                    figure.month(),
                                    told.hidden()
                                        ? told.figure().of().values() + " hidden"
                                        : text(told.figure()))))
        .toList();
  }

  List<MeasureReport> reports(FiguresOfAll figures, String last) {
    CountingForAll counting =
        figures.begin(
            place -> Optional.of("UA59").filter(area -> place.startsWith("large")),
            organization -> UUID.nameUUIDFromBytes(organization.getBytes(UTF_8)).toString());
    records.forEach(counting::add);
    return counting.reports(YearMonth.parse(last));
  }

  static String text(Figure figure) {
    String of =
        new TreeMap<>(figure.of())
            .entrySet().stream().map(Map.Entry::getValue).collect(Collectors.joining(" "));
    String all = figure.denominator().map(it -> "/" + it).orElse("");
    String median = figure.median().map(it -> ", " + it.value() + " " + it.unit()).orElse("");
    return (of.isEmpty() ? "" : of + ": ") + figure.numerator() + all + median;
  }

  List<Resource> records() {
    return records;
  }

  private <R extends Resource> R add(R record, String id) {
    record.setId(record.fhirType() + "/" + id);
    records.add(record);
    return record;
  }

  static CodeableConcept own(String system, String code) {
    return new CodeableConcept(new Coding(DoorstepCodes.codeSystem(system), code, null));
  }

  private static CodeableConcept loinc(String code) {
    return new CodeableConcept(new Coding("http://loinc.org", code, null));
  }

  static Reference patient(String id) {
    return new Reference("Patient/" + id);
  }

  Location site(String id, String type, String code) {
    Location site = add(new Location(), id);
    site.addType(own("doorstep-site-type", type));
    site.addIdentifier().setSystem("https://doorstep.health/sid/ocha-pcode").setValue(code);
    return site;
  }

  Appointment appointment(String id, AppointmentStatus status, String... requests) {
    Appointment appointment = add(new Appointment(), id).setStatus(status);
    for (String request : requests) {
      appointment.addBasedOn(new Reference("ServiceRequest/" + request.replace(' ', '-')));
    }
    return appointment;
  }

  Location van(String id) {
    Location van = add(new Location(), id);
    van.addType(
        new CodeableConcept(
            new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MOBL", null)));
    return van;
  }

  Patient person(
      String id,
      @Nullable AdministrativeGender sex,
      @Nullable String birth,
      @Nullable String residence) {
    Patient person = add(new Patient(), id);
    person.setGender(sex);
    if (birth != null) {
      person.setBirthDateElement(new DateType(birth));
    }
    if (residence != null) {
      person.addExtension(
          DoorstepCodes.structure("doorstep-residence"), new Reference("Location/" + residence));
    }
    return person;
  }

  Encounter visit(String id, String person, String start, String end, String... sites) {
    Encounter visit = add(new Encounter(), id);
    visit.setStatus(EncounterStatus.FINISHED).setSubject(patient(person));
    visit.addType(own("doorstep-service", "monthly-home-care"));
    visit.getPeriod().setStartElement(new DateTimeType(start)).setEndElement(new DateTimeType(end));
    for (String site : sites) {
      visit.addLocation().setLocation(new Reference("Location/" + site));
    }
    return visit;
  }

  Observation finding(String id, String person, String code, String day) {
    Observation finding = add(new Observation(), id);
    finding.setStatus(ObservationStatus.FINAL).setSubject(patient(person)).setCode(loinc(code));
    return finding.setEffective(new DateTimeType(day));
  }

  Observation viralLoad(String id, String person, String day, String comparator, long copies) {
    Quantity value = new Quantity(copies);
    if (!comparator.isEmpty()) {
      value.setComparator(Quantity.QuantityComparator.fromCode(comparator));
    }
    return finding(id, person, "20447-9", day).setValue(value);
  }

  Observation decision(String id, String person, String visit, String day, String decision) {
    Observation decided = finding(id, person, "", day);
    decided.setCode(own("doorstep-obs", "hospitalisation-decision"));
    decided.setEncounter(new Reference("Encounter/" + visit));
    return decided.setValue(own("doorstep-decision", decision));
  }

  /** Medicine for some days, with the end of the supply that the server adds. */
  MedicationDispense medicine(String id, String person, String atc, String day, int days) {
    MedicationDispense dispense = add(new MedicationDispense(), id);
    dispense.setStatus(MedicationDispenseStatus.COMPLETED).setSubject(patient(person));
    dispense.setMedication(new CodeableConcept(new Coding("http://www.whocc.no/atc", atc, null)));
    dispense.setWhenHandedOverElement(new DateTimeType(day));
    dispense.setDaysSupply(new Quantity(days));
    dispense.addExtension(
        DoorstepCodes.structure("doorstep-supply-end"),
        new DateType(LocalDate.parse(day.substring(0, 10)).plusDays(days).toString()));
    return dispense;
  }

  ServiceRequest request(String id, String person, String code, String day) {
    ServiceRequest request = add(new ServiceRequest(), id);
    request.setStatus(ServiceRequestStatus.ACTIVE).setSubject(patient(person));
    request.setCode(own("doorstep-service", code));
    return request.setAuthoredOnElement(new DateTimeType(day));
  }

  Task task(String id, String code, @Nullable String focus, TaskStatus status, String changed) {
    Task task = add(new Task(), id);
    task.setCode(own("doorstep-task", code)).setStatus(status);
    if (focus != null) {
      task.setFocus(new Reference("ServiceRequest/" + focus));
    }
    return task.setLastModifiedElement(new DateTimeType(changed));
  }

  Condition illness(String id, String person, String code, String recorded) {
    Condition illness = add(new Condition(), id);
    illness.setSubject(patient(person)).setRecordedDateElement(new DateTimeType(recorded));
    return illness.setCode(
        new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", code, null)));
  }

  CarePlan plan(String id, String person, CarePlanStatus status, String due) {
    CarePlan plan = add(new CarePlan(), id);
    plan.setStatus(status).setSubject(patient(person));
    plan.addCategory(own("doorstep-service", "monthly-home-care"));
    plan.addExtension(DoorstepCodes.structure("doorstep-next-visit-due"), new DateType(due));
    return plan;
  }
}
