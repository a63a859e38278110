package org.doorstep.transfer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.chart.RecordedEcg;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.*;

/** Oksana's home, what was found there, and the words to write it down with. */
abstract class OksanaAtHome {

  protected static final String LOINC = "http://loinc.org";
  protected static final String UCUM = "http://unitsofmeasure.org";
  protected static final String ATC = "http://www.whocc.no/atc";
  protected static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");
  protected static final String OBS = DoorstepCodes.codeSystem("doorstep-obs");
  protected static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  protected final String prefix;
  protected final List<Resource> records = new ArrayList<>();

  OksanaAtHome(String prefix) {
    this.prefix = prefix;
  }

  /** Plain where nothing is stored; on a server an id that nobody can guess. */
  protected String id(String name) {
    return prefix.isEmpty()
        ? name
        : UUID.nameUUIDFromBytes((prefix + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  protected <T extends Resource> T add(T record, String name) {
    record.setId(record.fhirType() + "/" + id(name));
    records.add(record);
    return record;
  }

  protected Reference to(String type, String name) {
    return new Reference(type + "/" + id(name));
  }

  protected void places() {
    add(new Location().setName("Тиха Балка").setStatus(Location.LocationStatus.ACTIVE), "village")
        .addType(concept(DoorstepCodes.codeSystem("doorstep-site-type"), "village"))
        .setPosition(
            new Location.LocationPositionComponent(
                new DecimalType("36.6"), new DecimalType("49.7")));
    Organization hospital =
        add(new Organization().setName("Районна лікарня «Надія»").setActive(true), "hospital");
    hospital.addTelecom(phone("+380 57 000 10 00"));
    hospital.addType(concept("http://terminology.hl7.org/CodeSystem/organization-type", "prov"));
    Organization team =
        add(new Organization().setName("Мобільна клініка «Поріг»").setActive(true), "team");
    team.addTelecom(phone("+380 57 000 20 00"));
    Practitioner doctor = add(new Practitioner(), "doctor");
    doctor.addName().setText("Ірина Левченко").setFamily("Левченко").addGiven("Ірина");
    PractitionerRole role = add(new PractitionerRole(), "role");
    role.setPractitioner(to("Practitioner", "doctor"));
    role.setOrganization(to("Organization", "team"));
    role.addCode(concept(DoorstepCodes.codeSystem("doorstep-role"), "doctor"));
    role.addTelecom(phone("+380 57 000 20 01"));
  }

  protected void person() {
    Patient oksana = add(new Patient(), "oksana");
    oksana.addIdentifier().setSystem(DoorstepCodes.IDENTIFIERS + "/client").setValue(prefix + "1");
    oksana
        .addName()
        .setUse(HumanName.NameUse.OFFICIAL)
        .setText("Оксана Мельник")
        .setFamily("Мельник")
        .addGiven("Оксана");
    oksana.addName().setText("Oksana Melnyk").setFamily("Melnyk").addGiven("Oksana");
    oksana.setGender(Enumerations.AdministrativeGender.FEMALE);
    oksana.setBirthDateElement(new DateType("1952-03-14"));
    oksana.addTelecom(phone("+380 50 000 00 17"));
    oksana.addExtension(DoorstepCodes.structure("doorstep-residence"), to("Location", "village"));
    oksana.addExtension(DoorstepCodes.structure("doorstep-displaced"), new BooleanType(true));
    RelatedPerson son = add(new RelatedPerson(), "son");
    son.setPatient(to("Patient", "oksana"));
    son.addName().setText("Андрій Мельник");
    son.addRelationship(new CodeableConcept().setText("син"));
    son.addTelecom(phone("+380 50 000 00 18"));
  }

  protected void visits() {
    EpisodeOfCare episode = add(new EpisodeOfCare(), "hiv-episode");
    episode.setStatus(EpisodeOfCare.EpisodeOfCareStatus.ACTIVE);
    episode.addType(concept(DoorstepCodes.codeSystem("doorstep-episode-type"), "hiv-care"));
    episode.setPatient(to("Patient", "oksana"));
    episode.setManagingOrganization(to("Organization", "team"));
    for (String day : List.of("2025-07-22", "2025-08-21", "2025-09-21")) {
      Encounter visit = add(new Encounter(), "visit-" + day);
      visit.addIdentifier().setSystem(DoorstepCodes.IDENTIFIERS + "/visit").setValue(prefix + day);
      visit.setStatus(Encounter.EncounterStatus.FINISHED);
      visit.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HH", null));
      visit.addType(concept(SERVICE, "monthly-home-care"));
      visit.setSubject(to("Patient", "oksana"));
      visit.setServiceProvider(to("Organization", "team"));
      visit.addLocation().setLocation(to("Location", "village"));
      visit.addParticipant().setIndividual(to("PractitionerRole", "role"));
      visit.addReasonCode().setText("задишка при ходьбі");
      visit
          .getPeriod()
          .setStartElement(new DateTimeType(day + "T10:00:00+03:00"))
          .setEndElement(new DateTimeType(day + "T11:10:00+03:00"));
      visit.addEpisodeOfCare(to("EpisodeOfCare", "hiv-episode"));
    }
  }

  protected Observation observation(String name, String day, CodeableConcept code) {
    Observation observation = add(new Observation(), name + "-" + day);
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(code);
    observation.setSubject(to("Patient", "oksana"));
    observation.setEncounter(to("Encounter", "visit-" + day));
    observation.setEffective(new DateTimeType(day + "T10:20:00+03:00"));
    observation.addPerformer(to("PractitionerRole", "role"));
    return observation;
  }

  protected Observation measured(
      String category, String name, String day, String code, String value, String unit) {
    Observation observation = observation(name, day, concept(LOINC, code));
    observation.addCategory(concept(CATEGORY, category));
    return observation.setValue(quantity(value, unit));
  }

  protected void vitals() {
    String[][] sets = {
      {"2025-07-22", "138", "84", "72", "97"},
      {"2025-08-21", "146", "88", "80", "95"},
      {"2025-09-21", "158", "94", "98", "91"}
    };
    for (String[] set : sets) {
      Observation pressure = observation("bp", set[0], concept(LOINC, "85354-9"));
      pressure.addCategory(concept(CATEGORY, "vital-signs"));
      pressure
          .addComponent()
          .setCode(concept(LOINC, "8480-6"))
          .setValue(quantity(set[1], "mm[Hg]"));
      pressure
          .addComponent()
          .setCode(concept(LOINC, "8462-4"))
          .setValue(quantity(set[2], "mm[Hg]"));
      measured("vital-signs", "hr", set[0], "8867-4", set[3], "/min");
      measured("vital-signs", "spo2", set[0], "2708-6", set[4], "%")
          .getCode()
          .addCoding(new Coding(LOINC, "59408-5", null));
    }
    measured("vital-signs", "temperature", "2025-09-21", "8310-5", "36.9", "Cel");
    records.stream()
        .filter(record -> record.getIdElement().getIdPart().endsWith("spo2-2025-09-21"))
        .forEach(record -> ((Observation) record).addInterpretation(interpretation("L")));
  }

  protected void results() {
    for (String[] load :
        new String[][] {{"2025-07-22", "12500"}, {"2025-08-21", "350"}, {"2025-09-21", "40"}}) {
      Observation result =
          measured("laboratory", "load", load[0], "20447-9", load[1], "{copies}/mL");
      result.getMeta().addSecurity(confidentiality("R"));
      if (load[1].equals("40")) {
        result.getValueQuantity().setComparator(Quantity.QuantityComparator.LESS_THAN);
      }
    }
    measured("laboratory", "haemoglobin", "2025-08-21", "718-7", "104", "g/L")
        .addInterpretation(interpretation("L"))
        .addReferenceRange(
            new Observation.ObservationReferenceRangeComponent()
                .setLow(quantity("120", "g/L"))
                .setHigh(quantity("150", "g/L")));
    Observation ecg = observation("ecg", "2025-09-21", concept(LOINC, "11524-6"));
    ecg.addCategory(concept(CATEGORY, "procedure"));
    ecg.setValue(new StringType("Синусовий ритм; рубцеві зміни нижньобокової стінки"));
    ecg.addInterpretation(interpretation("A"));
    ecg.addComponent().setCode(concept(LOINC, "8867-4")).setValue(quantity("81", "/min"));
    ecg.addComponent().setCode(concept(LOINC, "8633-0")).setValue(quantity("124", "ms"));
    ecg.addComponent().setCode(concept(LOINC, "8636-3")).setValue(quantity("452", "ms"));
    RecordedEcg.infarction().toComponents().forEach(ecg::addComponent);
    Observation decision =
        observation("decision", "2025-09-21", concept(OBS, "hospitalisation-decision"));
    decision.setValue(concept(DoorstepCodes.codeSystem("doorstep-decision"), "urgent"));
    Observation mobility = observation("mobility", "2025-09-21", concept(OBS, "mobility-status"));
    mobility.setValue(concept(DoorstepCodes.codeSystem("doorstep-mobility"), "bedbound-sitting"));
    Observation wish = observation("wish", "2025-09-21", concept(OBS, "evacuation-preference"));
    wish.setValue(concept(DoorstepCodes.codeSystem("doorstep-evac-preference"), "agrees"));
  }

  protected static ContactPoint phone(String number) {
    return new ContactPoint().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(number);
  }

  protected static Coding confidentiality(String code) {
    return new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code, null);
  }

  protected static CodeableConcept interpretation(String code) {
    return concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code);
  }

  protected static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  protected static CodeableConcept concept(String system, String code, String text) {
    return concept(system, code).setText(text);
  }

  protected static Quantity quantity(String value, String code) {
    return new Quantity()
        .setValue(new BigDecimal(value))
        .setUnit(code)
        .setSystem(UCUM)
        .setCode(code);
  }
}
