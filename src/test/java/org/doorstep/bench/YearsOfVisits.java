package org.doorstep.bench;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doorstep.chart.EcgTracing;
import org.doorstep.chart.RecordedEcg;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/**
 * An invented person who was visited each month for some years, each time with vital signs, results
 * and an electrocardiogram, and is to be brought to a hospital now.
 *
 * @param name of the person, unique
 * @param years how long
 */
record YearsOfVisits(String name, int years) {

  private static final String LOINC = "http://loinc.org";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");
  private static final LocalDate LAST = LocalDate.of(2026, 9, 1);
  private static final EcgTracing TRACING = RecordedEcg.infarction();

  String patient() {
    return id("person");
  }

  String request() {
    return id("request");
  }

  private String id(String what) {
    return UUID.nameUUIDFromBytes((name + what).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The person, the team and the transfer. */
  String person(String doctor, String organization) {
    Patient patient = new Patient();
    patient.setId(patient());
    patient.addIdentifier().setSystem(DoorstepCodes.IDENTIFIERS + "/client").setValue(name);
    patient.addName().setText("Вигадана " + name);
    patient.setGender(AdministrativeGender.FEMALE);
    patient.setBirthDateElement(new DateType("1952-03-14"));
    CareTeam team = new CareTeam();
    team.setId(id("team"));
    team.setStatus(CareTeam.CareTeamStatus.ACTIVE);
    team.setSubject(person());
    team.getPeriod().setStartElement(new DateTimeType("2020-01-01"));
    team.addParticipant().setMember(new Reference("Practitioner/" + doctor));
    Condition heart = new Condition();
    heart.setId(id("heart"));
    heart.setSubject(person());
    heart.setCode(concept("http://hl7.org/fhir/sid/icd-10", "I25.2").setText("Інфаркт"));
    heart.setClinicalStatus(
        concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"));
    heart.setOnset(new DateTimeType("2019"));
    ServiceRequest request = new ServiceRequest();
    request.setId(request());
    request
        .addIdentifier()
        .setSystem(DoorstepCodes.IDENTIFIERS + "/transfer")
        .setValue("T-" + name);
    request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    request.setPriority(ServiceRequest.ServiceRequestPriority.URGENT);
    request.setCode(concept(SERVICE, "transfer-hospitalisation"));
    request.setSubject(person());
    request.setAuthoredOnElement(new DateTimeType(LAST + "T11:00:00+03:00"));
    request.setRequester(new Reference("Practitioner/" + doctor));
    request.addPerformer(new Reference("Organization/" + organization));
    request.addReasonReference(new Reference("Condition/" + id("heart")));
    Location village = new Location().setName("Тиха Балка");
    village.setId(id("village"));
    village.setStatus(Location.LocationStatus.ACTIVE);
    village.addType(concept(DoorstepCodes.codeSystem("doorstep-site-type"), "village"));
    village.getPosition().setLatitude(50.9).setLongitude(34.8);
    return transaction(List.of(village, patient, team, heart, request));
  }

  /** A transaction for each month, from the first to the last. */
  List<String> visits(String doctor, String organization) {
    int months = years * 12;
    return IntStream.range(0, months)
        .mapToObj(
            month -> visit(month, LAST.minusMonths(months - 1L - month), doctor, organization))
        .toList();
  }

  private String visit(int month, LocalDate day, String doctor, String organization) {
    Encounter visit = new Encounter();
    visit.setId(id("visit-" + month));
    visit
        .addIdentifier()
        .setSystem(DoorstepCodes.IDENTIFIERS + "/visit")
        .setValue(name + "-" + month);
    visit.setStatus(Encounter.EncounterStatus.FINISHED);
    visit.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HH", null));
    visit.addType(concept(SERVICE, "monthly-home-care"));
    visit.setSubject(person());
    visit.setServiceProvider(new Reference("Organization/" + organization));
    visit.addLocation().setLocation(new Reference("Location/" + id("village")));
    visit.addParticipant().setIndividual(new Reference("Practitioner/" + doctor));
    visit
        .getPeriod()
        .setStartElement(new DateTimeType(day + "T10:00:00+03:00"))
        .setEndElement(new DateTimeType(day + "T11:00:00+03:00"));
    Observation pressure = observation(month, day, "vital-signs", "85354-9");
    component(pressure, "8480-6", 130 + month % 30, "mm[Hg]");
    component(pressure, "8462-4", 80 + month % 15, "mm[Hg]");
    Observation pulse = measured(month, day, "vital-signs", "8867-4", 70 + month % 20, "/min");
    Observation heat = measured(month, day, "vital-signs", "8310-5", 36, "Cel");
    Observation blood = measured(month, day, "laboratory", "718-7", 100 + month % 40, "g/L");
    Observation sugar = measured(month, day, "laboratory", "2339-0", 5 + month % 4, "mmol/L");
    Observation ecg = observation(month, day, "procedure", "11524-6");
    ecg.setValue(new StringType("Синусовий ритм"));
    TRACING.toComponents().forEach(ecg::addComponent);
    List.of(pressure, pulse, heat, blood, sugar, ecg)
        .forEach(it -> it.addPerformer(new Reference("Practitioner/" + doctor)));
    MedicationDispense dispense = new MedicationDispense();
    dispense.setId(id("dispense-" + month));
    dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
    dispense.setMedication(concept("http://www.whocc.no/atc", "C07AB07").setText("бісопролол"));
    dispense.setSubject(person());
    dispense.addPerformer().setActor(new Reference("Practitioner/" + doctor));
    dispense.setQuantity(quantity(30, "{tbl}"));
    dispense.setDaysSupply(quantity(30, "d"));
    dispense.addDosageInstruction().setText("1 таблетка вранці");
    dispense.setWhenHandedOverElement(new DateTimeType(day + "T10:40:00+03:00"));
    Procedure dressing = new Procedure();
    dressing.setId(id("dressing-" + month));
    dressing.setStatus(Procedure.ProcedureStatus.COMPLETED);
    dressing.setCode(concept(SERVICE, "dressing"));
    dressing.setSubject(person());
    dressing.setEncounter(new Reference("Encounter/" + id("visit-" + month)));
    dressing.setPerformed(new DateTimeType(day + "T10:50:00+03:00"));
    return transaction(
        List.of(visit, pressure, pulse, heat, blood, sugar, ecg, dispense, dressing));
  }

  private Observation measured(
      int month, LocalDate day, String category, String code, int value, String unit) {
    Observation observation = observation(month, day, category, code);
    observation.setValue(quantity(value, unit));
    return observation;
  }

  private Observation observation(int month, LocalDate day, String category, String code) {
    Observation observation = new Observation();
    observation.setId(id(code + "-" + month));
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.addCategory(concept(CATEGORY, category));
    observation.setCode(concept(LOINC, code));
    observation.setSubject(person());
    observation.setEncounter(new Reference("Encounter/" + id("visit-" + month)));
    observation.setEffective(new DateTimeType(day + "T10:20:00+03:00"));
    return observation;
  }

  private static void component(Observation whole, String code, int value, String unit) {
    whole.addComponent().setCode(concept(LOINC, code)).setValue(quantity(value, unit));
  }

  private Reference person() {
    return new Reference("Patient/" + patient());
  }

  private static Quantity quantity(int value, String unit) {
    return new Quantity()
        .setValue(BigDecimal.valueOf(value))
        .setUnit(unit)
        .setSystem("http://unitsofmeasure.org")
        .setCode(unit);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static String transaction(List<? extends Resource> records) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Resource record : records) {
      String id = record.getIdElement().getIdPart();
      record.setId(record.fhirType() + "/" + id);
      bundle
          .addEntry()
          .setResource(record)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(record.fhirType() + "/" + id);
    }
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
  }
}
