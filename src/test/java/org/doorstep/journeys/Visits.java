package org.doorstep.journeys;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Invented home visits as the app of a home team sends them: one transaction per visit. */
public final class Visits {

  /** The system of visit identifiers. */
  public static final String VISIT = DoorstepCodes.IDENTIFIERS + "/visit";

  /** The system of the identifiers of people. */
  public static final String PERSON = DoorstepCodes.IDENTIFIERS + "/client";

  private static final FhirContext R4 = FhirContext.forR4Cached();
  private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

  private Visits() {}

  /**
   * A visit of Oksana's team to one person: Patient, Encounter and two Observations.
   *
   * @param visit identifies the visit and is sent again unchanged by a phone that got no answer
   * @param person identifies the person; the same value finds the same Patient
   * @return a transaction that creates nothing twice
   */
  public static Bundle visit(String visit, String person) {
    Patient patient = person(person);
    Encounter encounter = encounter(visit);
    encounter.setSubject(new Reference("urn:uuid:" + patientId(person)));
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    add(bundle, patient, patientId(person), PERSON + "|" + person);
    add(bundle, encounter, encounterId(visit), VISIT + "|" + visit);
    add(bundle, "pulse", measured("8867-4", "Heart rate", 72, "/min"), visit, person);
    add(bundle, "weight", measured("29463-7", "Body weight", 64.5, "kg"), visit, person);
    return bundle;
  }

  /** A transaction as JSON. */
  public static String json(Bundle bundle) {
    return R4.newJsonParser().encodeResourceToString(bundle);
  }

  private static Patient person(String person) {
    Patient patient = new Patient();
    patient.addIdentifier().setSystem(PERSON).setValue(person);
    patient.setGender(AdministrativeGender.FEMALE);
    patient.addName().setFamily("Вигадана").addGiven("Олена");
    return patient;
  }

  private static Encounter encounter(String visit) {
    Instant start = FIRST.plus(Duration.ofMinutes(visit.hashCode() & 0xffff));
    Encounter encounter = new Encounter();
    encounter.addIdentifier().setSystem(VISIT).setValue(visit);
    encounter.setStatus(Encounter.EncounterStatus.FINISHED);
    encounter.setClass_(
        new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HH", "home health"));
    encounter.addType(
        new CodeableConcept(
            new Coding(
                DoorstepCodes.codeSystem("doorstep-service"),
                "monthly-home-care",
                "Monthly home care")));
    encounter.getPeriod().setStart(Date.from(start));
    encounter.getPeriod().setEnd(Date.from(start.plus(Duration.ofMinutes(40))));
    encounter.addLocation().setLocation(new Reference().setDisplay("Вигадане, вул. Степова, 1"));
    encounter.addParticipant().setIndividual(new Reference().setDisplay("Оксана Вигадана"));
    encounter.setServiceProvider(new Reference().setDisplay("Вигадана допомога вдома"));
    return encounter;
  }

  private static Observation measured(String loinc, String name, double value, String unit) {
    Observation observation = new Observation();
    observation.setStatus(ObservationStatus.FINAL);
    observation.addCategory(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/observation-category",
                "vital-signs",
                "Vital Signs")));
    observation.setCode(new CodeableConcept(new Coding("http://loinc.org", loinc, name)));
    observation.setValue(
        new Quantity()
            .setValue(value)
            .setUnit(unit)
            .setSystem("http://unitsofmeasure.org")
            .setCode(unit));
    return observation;
  }

  private static void add(
      Bundle bundle, String part, Observation observation, String visit, String person) {
    Encounter encounter = encounter(visit);
    observation.addIdentifier(new Identifier().setSystem(VISIT).setValue(visit + "-" + part));
    observation.setSubject(new Reference("urn:uuid:" + patientId(person)));
    observation.setEncounter(new Reference("urn:uuid:" + encounterId(visit)));
    observation.setEffective(encounter.getPeriod().getStartElement().copy());
    observation.addPerformer(new Reference().setDisplay("Оксана Вигадана"));
    add(bundle, observation, id(visit + part), VISIT + "|" + visit + "-" + part);
  }

  private static void add(Bundle bundle, Resource resource, String id, String identifier) {
    bundle
        .addEntry()
        .setFullUrl("urn:uuid:" + id)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(resource.fhirType())
        .setIfNoneExist("identifier=" + identifier);
  }

  private static String patientId(String person) {
    return id("person " + person);
  }

  private static String encounterId(String visit) {
    return id("visit " + visit);
  }

  private static String id(String name) {
    return java.util
        .UUID
        .nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
