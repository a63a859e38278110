package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.icd10;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/** One visit, as the application of the team sends it once it has a signal again. */
final class DemoVisit {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  final DemoPerson person;
  final int month;
  final DemoBundle bundle;
  final Chance chance;
  final Reference patient;
  final Reference encounter;
  private final OffsetDateTime start;

  private DemoVisit(DemoPerson person, int month, LocalDate day) {
    String name = "visit " + person.number() + " month " + month;
    this.person = person;
    this.month = month;
    this.chance = Chance.of(name);
    this.bundle = new DemoBundle(name);
    this.start =
        day.atTime(chance.between(8, 15), chance.between(0, 11) * 5)
            .atOffset(ZoneOffset.ofHours(3));
    this.patient = DemoEnrolment.addPatient(bundle, person);
    this.encounter = addEncounter();
  }

  /**
   * Invents a visit.
   *
   * @param month counts from 0
   */
  static Bundle of(DemoPerson person, int month, LocalDate day) {
    DemoVisit visit = new DemoVisit(person, month, day);
    DemoMeasurements.addTo(visit);
    DemoEcg.addTo(visit);
    DemoLaboratory.addTo(visit);
    DemoTreatment.addTo(visit);
    DemoTransfer.addTo(visit);
    DemoSupport.addTo(visit);
    return visit.bundle.bundle();
  }

  static String number(DemoPerson person, int month) {
    return "V-" + person.code() + "-" + (month + 1);
  }

  private Encounter encounter(String type) {
    Encounter visit = new Encounter().setStatus(EncounterStatus.FINISHED);
    visit.setClass_(hl7("v3-ActCode", "HH").getCodingFirstRep());
    visit.addType(own("doorstep-service", type)).setSubject(patient);
    visit.addParticipant().setIndividual(person.team().doctor());
    visit.getPeriod().setStartElement(at(0)).setEndElement(at(40));
    visit.addLocation().setLocation(new Reference("Location/" + person.home()));
    visit.setServiceProvider(person.team().provider());
    return visit;
  }

  private Reference addEncounter() {
    DemoTeam team = person.team();
    Encounter visit =
        encounter(
            person.group() == DemoPerson.Group.CENTRE
                ? "collective-centre-clinic"
                : person.group().inCity() ? "home-visit" : "monthly-home-care");
    var number = identifier("visit", number(person, month));
    visit.addIdentifier(number);
    visit.addParticipant().setIndividual(team.member("nurse"));
    visit.addReasonCode(icd10(person.conditions().get(0)));
    if (team.hasVan()) {
      visit.addLocation().setLocation(new Reference("Location/" + team.vehicle()));
    }
    DemoCalls.before(this).ifPresent(visit::addBasedOn);
    return bundle.postOnce(visit, number);
  }

  /** A contact of another kind on the same day, such as peer counselling. */
  void addContact(String service, String role) {
    Encounter contact = encounter(service);
    contact.setClass_(hl7("v3-ActCode", "VR").getCodingFirstRep());
    contact.getParticipantFirstRep().setIndividual(person.team().member(role));
    bundle.post(contact);
  }

  DateTimeType at(int minutes) {
    return new DateTimeType(start.plusMinutes(minutes).format(SECONDS));
  }

  Observation observation(CodeableConcept code, int minute) {
    Observation observation = new Observation().setStatus(ObservationStatus.FINAL).setCode(code);
    observation.setSubject(patient).setEncounter(encounter).setEffective(at(minute));
    return observation.addPerformer(person.team().member("nurse"));
  }

  static CodeableConcept category(String code) {
    return new CodeableConcept(
        new Coding("http://terminology.hl7.org/CodeSystem/observation-category", code, null));
  }
}
