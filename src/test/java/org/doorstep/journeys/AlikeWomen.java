package org.doorstep.journeys;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * Women of one year and one village who were visited on the same days, so that each is hidden among
 * the others. Whatever can be written about them holds a word that is nowhere else.
 */
final class AlikeWomen {

  static final String CANARY = "Zyzzyva";
  static final List<String> DAYS = List.of("2025-08-12", "2025-09-16", "2025-10-14");

  private static final FhirContext R4 = FhirContext.forR4Cached();
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  private static final String SERVICE = "https://doorstep.health/fhir/CodeSystem/doorstep-service";
  private static final String LOINC = "http://loinc.org";

  private AlikeWomen() {}

  /** Everything about one of them, as a transaction under ids that are made at random. */
  static Bundle woman(String village) {
    return woman(village, "1961-04-12", DAYS);
  }

  static Bundle woman(String village, String birth, List<String> days) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    String patient = VillageVisit.add(bundle, patient(village, birth));
    for (String day : days) {
      String visit = VillageVisit.add(bundle, visit(patient, village, day));
      VillageVisit.add(bundle, pressure(patient, visit, day));
      VillageVisit.add(bundle, illness(patient, visit, day));
    }
    VillageVisit.add(bundle, document(patient));
    return bundle;
  }

  static String json(Bundle bundle) {
    return R4.newJsonParser().encodeResourceToString(bundle);
  }

  /** The ids that the server gave, as it answers them. */
  static List<String> ids(String answer) {
    List<String> ids = new ArrayList<>();
    R4.newJsonParser()
        .parseResource(Bundle.class, answer)
        .getEntry()
        .forEach(
            entry ->
                ids.add(entry.getResponse().getLocation().replaceFirst("^(\\w+/[^/]+).*", "$1")));
    return ids;
  }

  private static Patient patient(String village, String birth) {
    Patient patient = new Patient();
    patient
        .addIdentifier()
        .setSystem("https://doorstep.health/sid/client")
        .setValue(CANARY + "-" + UUID.randomUUID());
    patient.addName().setFamily(CANARY).addGiven(CANARY).setText(CANARY + " " + CANARY);
    patient
        .addTelecom()
        .setSystem(org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem.EMAIL)
        .setValue(CANARY + "@example.org");
    patient.addAddress().setText(CANARY).setCity(CANARY).addLine(CANARY).setPostalCode(CANARY);
    patient.addContact().getName().setText(CANARY);
    patient.setGender(AdministrativeGender.FEMALE);
    patient.setBirthDateElement(new DateType(birth));
    patient.addExtension(
        "https://doorstep.health/fhir/StructureDefinition/doorstep-residence",
        new Reference("Location/" + village).setDisplay(CANARY));
    return patient;
  }

  private static Encounter visit(String patient, String village, String day) {
    Encounter visit = new Encounter().setStatus(Encounter.EncounterStatus.FINISHED);
    visit
        .addIdentifier()
        .setSystem("https://doorstep.health/sid/visit")
        .setValue(CANARY + "-" + UUID.randomUUID());
    visit.setClass_(new Coding(ACT, "HH", null));
    visit.addType(
        new CodeableConcept(new Coding(SERVICE, "monthly-home-care", null)).setText(CANARY));
    visit.setSubject(new Reference(patient).setDisplay(CANARY));
    visit.addParticipant().setIndividual(new Reference().setDisplay(CANARY));
    visit.getPeriod().setStartElement(new DateTimeType(day + "T10:00:00+03:00"));
    visit.getPeriod().setEndElement(new DateTimeType(day + "T10:40:00+03:00"));
    visit.addLocation().setLocation(new Reference("Location/" + village).setDisplay(CANARY));
    visit.setServiceProvider(new Reference().setDisplay(CANARY));
    return visit;
  }

  private static Observation pressure(String patient, String visit, String day) {
    Observation pressure = new Observation().setStatus(Observation.ObservationStatus.FINAL);
    pressure.addCategory(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/observation-category",
                "vital-signs",
                null)));
    pressure.setCode(new CodeableConcept(new Coding(LOINC, "85354-9", null)).setText(CANARY));
    pressure.setSubject(new Reference(patient)).setEncounter(new Reference(visit));
    pressure.setEffective(new DateTimeType(day + "T10:10:00+03:00"));
    pressure.addNote().setText(CANARY);
    pressure.addPerformer(new Reference().setDisplay(CANARY));
    component(pressure, "8480-6", 150);
    component(pressure, "8462-4", 95);
    return pressure;
  }

  private static void component(Observation pressure, String code, int value) {
    pressure
        .addComponent()
        .setCode(new CodeableConcept(new Coding(LOINC, code, null)).setText(CANARY))
        .setValue(new Quantity().setValue(value).setUnit("mmHg").setSystem(UCUM).setCode("mm[Hg]"));
  }

  private static Condition illness(String patient, String visit, String day) {
    Condition illness = new Condition();
    illness.setSubject(new Reference(patient)).setEncounter(new Reference(visit));
    illness.setClinicalStatus(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null)));
    illness.setCode(
        new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", "I10", null))
            .setText(CANARY));
    illness.setRecordedDateElement(new DateTimeType(day + "T10:10:00+03:00"));
    illness.addNote().setText(CANARY);
    return illness;
  }

  private static DocumentReference document(String patient) {
    DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
    document.setType(new CodeableConcept(new Coding(LOINC, "11488-4", null)));
    document.setSubject(new Reference(patient));
    document.setDescription(CANARY);
    document
        .addContent()
        .getAttachment()
        .setContentType("text/plain")
        .setTitle(CANARY)
        .setData(CANARY.getBytes(StandardCharsets.UTF_8));
    return document;
  }
}
