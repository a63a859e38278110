package org.doorstep.journeys;

import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Halyna's small visit to a village, with nothing that has to be stored beforehand. */
public final class VillageVisit {

  private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  private static final String SERVICE = "https://doorstep.health/fhir/CodeSystem/doorstep-service";
  private static final String UCUM = "http://unitsofmeasure.org";

  private VillageVisit() {}

  static Bundle of(String number) {
    return on(number, number, "2025-08-12");
  }

  static Bundle on(String person, String number, String day) {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    String patient = add(bundle, person(person));
    String visit = add(bundle, visit(number, patient, day));
    Observation heartRate = vital("8867-4", "/min", 78, patient, visit, day);
    add(bundle, heartRate);
    add(bundle, vital("29463-7", "kg", 61, patient, visit, day));
    add(bundle, dispense(patient, visit, day));
    if (person.equals(number)) {
      add(bundle, plan(patient));
    }
    return bundle;
  }

  static Bundle conditional(String number) {
    Bundle bundle = of(number);
    bundle.getEntry().removeIf(entry -> entry.getResource() instanceof CarePlan);
    int position = 0;
    for (BundleEntryComponent entry : bundle.getEntry()) {
      String value = position < 2 ? number : number + "-" + position;
      if (entry.getResource() instanceof Observation observation) {
        observation.addIdentifier().setSystem("urn:test").setValue(value);
      } else if (entry.getResource() instanceof MedicationDispense dispense) {
        dispense.addIdentifier().setSystem("urn:test").setValue(value);
      }
      String system =
          position == 0
              ? "https://doorstep.health/sid/client"
              : position == 1 ? "https://doorstep.health/sid/visit" : "urn:test";
      entry.getRequest().setIfNoneExist("identifier=" + system + "|" + value);
      position++;
    }
    return bundle;
  }

  static Bundle withLocalIds(String number) {
    Bundle bundle = of(number);
    String text =
        ca.uhn.fhir.context.FhirContext.forR4Cached()
            .newJsonParser()
            .encodeResourceToString(bundle);
    for (BundleEntryComponent entry : bundle.getEntry()) {
      String id =
          UUID.nameUUIDFromBytes(
                  (number + entry.getResource().fhirType() + bundle.getEntry().indexOf(entry))
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .toString();
      text = text.replace(entry.getFullUrl(), entry.getResource().fhirType() + "/" + id);
    }
    bundle =
        ca.uhn.fhir.context.FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(Bundle.class, text);
    bundle.getEntry().forEach(entry -> entry.getRequest().setUrl(entry.getFullUrl()));
    return bundle;
  }

  static void addTemperature(Bundle bundle) {
    String patient = bundle.getEntry().get(0).getFullUrl();
    String visit = bundle.getEntry().get(1).getFullUrl();
    add(bundle, vital("8310-5", "Cel", 37, patient, visit, "2025-08-12"));
  }

  static CarePlan plan(String patient) {
    CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
    plan.addCategory(new CodeableConcept(new Coding(SERVICE, "monthly-home-care", null)));
    plan.setSubject(new Reference(patient));
    plan.getPeriod().setStartElement(new DateTimeType("2025-06-01"));
    return plan;
  }

  private static Patient person(String number) {
    Patient halyna = new Patient();
    halyna.addIdentifier().setSystem("https://doorstep.health/sid/client").setValue(number);
    halyna.addName().setText("Галина Вербова").setFamily("Вербова").addGiven("Галина");
    halyna.setGender(AdministrativeGender.FEMALE);
    return halyna;
  }

  private static Encounter visit(String number, String patient, String day) {
    Encounter visit = new Encounter().setStatus(EncounterStatus.FINISHED);
    visit.addIdentifier().setSystem("https://doorstep.health/sid/visit").setValue(number);
    visit.setClass_(new Coding(ACT, "HH", null));
    visit.addType(new CodeableConcept(new Coding(SERVICE, "monthly-home-care", null)));
    visit.setSubject(new Reference(patient));
    visit.addParticipant().setIndividual(new Reference().setDisplay("Dr Klen"));
    visit.getPeriod().setStartElement(new DateTimeType(day + "T10:00:00+03:00"));
    visit.getPeriod().setEndElement(new DateTimeType(day + "T10:40:00+03:00"));
    visit.addLocation().setLocation(new Reference().setDisplay("Vyshneve"));
    visit.setServiceProvider(new Reference().setDisplay("Mobile clinic"));
    return visit;
  }

  private static Observation vital(
      String loinc, String unit, int value, String patient, String visit, String day) {
    Observation vital = new Observation().setStatus(ObservationStatus.FINAL);
    vital.addCategory(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/observation-category",
                "vital-signs",
                null)));
    vital.setCode(new CodeableConcept(new Coding("http://loinc.org", loinc, null)));
    vital.setSubject(new Reference(patient)).setEncounter(new Reference(visit));
    vital.setEffective(new DateTimeType(day + "T10:10:00+03:00"));
    vital.setValue(new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit));
    return vital;
  }

  private static MedicationDispense dispense(String patient, String visit, String day) {
    MedicationDispense dispense =
        new MedicationDispense().setStatus(MedicationDispenseStatus.COMPLETED);
    dispense.setMedication(
        new CodeableConcept(new Coding("http://www.whocc.no/atc", "C08CA01", null)));
    dispense.setSubject(new Reference(patient)).setContext(new Reference(visit));
    dispense.getQuantity().setValue(30).setUnit("tablets");
    dispense.getDaysSupply().setValue(30).setUnit("days").setSystem(UCUM).setCode("d");
    dispense.setWhenHandedOverElement(new DateTimeType(day + "T10:30:00+03:00"));
    return dispense;
  }

  /** Adds an entry that creates a record; returns the address that others refer to it by. */
  public static String add(Bundle bundle, Resource resource) {
    String address = "urn:uuid:" + UUID.randomUUID();
    bundle
        .addEntry()
        .setFullUrl(address)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(resource.fhirType());
    return address;
  }
}
