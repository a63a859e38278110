package org.doorstep.transfer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.doorstep.chart.RecordedEcg;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.*;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Oksana, an invented woman of 73 in an invented village: a monthly visit finds signs of an old
 * infarction, and the doctor asks the district hospital to admit her.
 */
public final class Oksana {

  static final LocalDate TODAY = LocalDate.of(2025, 9, 22);

  private static final String LOINC = "http://loinc.org";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String ATC = "http://www.whocc.no/atc";
  private static final String SERVICE = DoorstepCodes.codeSystem("doorstep-service");
  private static final String OBS = DoorstepCodes.codeSystem("doorstep-obs");
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  private final String prefix;
  private final List<Resource> records = new ArrayList<>();

  /**
   * Invents her record.
   *
   * @param prefix begins every id, so that stories do not meet
   */
  public Oksana(String prefix) {
    this.prefix = prefix;
    places();
    person();
    visits();
    vitals();
    results();
    medicines();
    care();
    support();
    transfer();
  }

  /** The id of the transfer request. */
  public String request() {
    return prefix + "request";
  }

  /** Her own id. */
  public String patient() {
    return prefix + "oksana";
  }

  /** The id of the hospital. */
  public String hospital() {
    return prefix + "hospital";
  }

  List<Resource> records() {
    return records;
  }

  <T extends Resource> T one(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  Dossier dossier() {
    return new Dossier(one(Patient.class), Optional.of(one(ServiceRequest.class)), records, TODAY);
  }

  /** Her record as one transaction. */
  public Bundle upload() {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (Resource record : records) {
      String url = record.fhirType() + "/" + record.getIdElement().getIdPart();
      bundle.addEntry().setResource(record).getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
    }
    return bundle;
  }

  private <T extends Resource> T add(T record, String name) {
    record.setId(record.fhirType() + "/" + prefix + name);
    records.add(record);
    return record;
  }

  private Reference to(String type, String name) {
    return new Reference(type + "/" + prefix + name);
  }

  private void places() {
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

  private void person() {
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

  private void visits() {
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

  private Observation observation(String name, String day, CodeableConcept code) {
    Observation observation = add(new Observation(), name + "-" + day);
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setCode(code);
    observation.setSubject(to("Patient", "oksana"));
    observation.setEncounter(to("Encounter", "visit-" + day));
    observation.setEffective(new DateTimeType(day + "T10:20:00+03:00"));
    observation.addPerformer(to("PractitionerRole", "role"));
    return observation;
  }

  private Observation measured(
      String category, String name, String day, String code, String value, String unit) {
    Observation observation = observation(name, day, concept(LOINC, code));
    observation.addCategory(concept(CATEGORY, category));
    return observation.setValue(quantity(value, unit));
  }

  private void vitals() {
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

  private void results() {
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

  private void medicines() {
    dispense("tld", "J05AR27", "2025-08-21", 90, "1 таблетка ввечері")
        .getMeta()
        .addSecurity(confidentiality("R"));
    dispense("bisoprolol", "C07AB07", "2025-08-15", 30, "1 таблетка вранці");
    dispense("ibuprofen", "M01AE01", "2024-12-01", 5, "за потреби");
    AllergyIntolerance allergy = add(new AllergyIntolerance(), "allergy");
    allergy.setPatient(to("Patient", "oksana"));
    allergy.setCode(new CodeableConcept().setText("Пеніцилін"));
    allergy.setCriticality(AllergyIntolerance.AllergyIntoleranceCriticality.HIGH);
    allergy.addReaction().addManifestation().setText("набряк обличчя");
    allergy.setClinicalStatus(
        concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"));
    allergy.setVerificationStatus(
        concept(
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "confirmed"));
  }

  private MedicationDispense dispense(String name, String atc, String day, int days, String dose) {
    MedicationDispense dispense = add(new MedicationDispense(), name);
    dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED);
    dispense.setMedication(concept(ATC, atc, name));
    dispense.setSubject(to("Patient", "oksana"));
    dispense.addPerformer().setActor(to("PractitionerRole", "role"));
    dispense.setQuantity(quantity(String.valueOf(days), "{tbl}"));
    dispense.setDaysSupply(quantity(String.valueOf(days), "d"));
    dispense.setWhenHandedOverElement(new DateTimeType(day + "T10:40:00+03:00"));
    dispense.addDosageInstruction().setText(dose);
    return dispense;
  }

  private void care() {
    condition("heart", "I25.2", "Перенесений інфаркт міокарда", "active");
    condition("hiv", "B24", "ВІЛ-інфекція", "active").getMeta().addSecurity(confidentiality("R"));
    condition("pneumonia", "J18.9", "Пневмонія", "resolved");
    condition("alone", "Z60.2", "Живе сама", "active");
    Procedure dressing = add(new Procedure(), "dressing");
    dressing.setStatus(Procedure.ProcedureStatus.COMPLETED);
    dressing.setCode(concept(SERVICE, "dressing"));
    dressing.setSubject(to("Patient", "oksana"));
    dressing.setEncounter(to("Encounter", "visit-2025-09-21"));
    dressing.setPerformed(new DateTimeType("2025-09-21T10:50:00+03:00"));
    dressing.addBodySite().setText("ліва гомілка");
    dressing.addNote().setText("Рана чиста, гранулює.");
    CarePlan plan = add(new CarePlan(), "plan");
    plan.setStatus(CarePlan.CarePlanStatus.ACTIVE);
    plan.setIntent(CarePlan.CarePlanIntent.PLAN);
    plan.addCategory(concept(SERVICE, "monthly-home-care"));
    plan.setSubject(to("Patient", "oksana"));
    plan.setPeriod(new Period().setStartElement(new DateTimeType("2025-07-01")));
  }

  private Condition condition(String name, String icd, String text, String status) {
    Condition condition = add(new Condition(), name);
    condition.setSubject(to("Patient", "oksana"));
    condition.setCode(concept("http://hl7.org/fhir/sid/icd-10", icd).setText(text));
    condition.setClinicalStatus(
        concept("http://terminology.hl7.org/CodeSystem/condition-clinical", status));
    condition.setOnset(new DateTimeType("2019"));
    return condition;
  }

  /** What must never be read in a summary. */
  private void support() {
    Encounter psychologist = add(new Encounter(), "psychologist");
    psychologist.setStatus(Encounter.EncounterStatus.FINISHED);
    psychologist.setClass_(
        new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "HH", null));
    psychologist.addType(concept(SERVICE, "psychological-support"));
    psychologist.setSubject(to("Patient", "oksana"));
    psychologist.getPeriod().setStartElement(new DateTimeType("2025-09-10T10:00:00+03:00"));
    psychologist.getMeta().addSecurity(confidentiality("V"));
    Observation score = add(new Observation(), "secret-score");
    score.setStatus(Observation.ObservationStatus.FINAL);
    score.setCode(concept(LOINC, "44261-6"));
    score.addCategory(concept(CATEGORY, "exam"));
    score.setSubject(to("Patient", "oksana"));
    score.setEncounter(to("Encounter", "psychologist"));
    score.setEffective(new DateTimeType("2025-09-10T10:20:00+03:00"));
    score.setValue(quantity("19", "{score}"));
    score.addNote().setText("Таємниця психолога");
  }

  private void transfer() {
    ServiceRequest request = add(new ServiceRequest(), "request");
    request
        .addIdentifier()
        .setSystem(DoorstepCodes.IDENTIFIERS + "/transfer")
        .setValue(prefix + "T");
    request.setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE);
    request.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
    request.setPriority(ServiceRequest.ServiceRequestPriority.URGENT);
    request.setCode(concept(SERVICE, "transfer-hospitalisation"));
    request.setSubject(to("Patient", "oksana"));
    request.setEncounter(to("Encounter", "visit-2025-09-21"));
    request.setAuthoredOnElement(new DateTimeType("2025-09-21T11:00:00+03:00"));
    request.setRequester(to("PractitionerRole", "role"));
    request.addPerformer(to("Organization", "hospital"));
    request.addReasonReference(to("Condition", "heart"));
    request.addNote().setText("Просимо виключити гострий інфаркт.");
    Extension needs =
        request.addExtension().setUrl(DoorstepCodes.structure("doorstep-transport-needs"));
    needs.addExtension(
        "position", concept(DoorstepCodes.codeSystem("doorstep-mobility"), "bedbound-sitting"));
    needs.addExtension("oxygen", new BooleanType(true));
    Task task = add(new Task(), "task");
    task.setStatus(Task.TaskStatus.REQUESTED);
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(
        concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill")
            .addCoding(new Coding(DoorstepCodes.codeSystem("doorstep-task"), "transfer", null)));
    task.setBusinessStatus(
        concept(DoorstepCodes.codeSystem("doorstep-business-status"), "requested"));
    task.setFocus(to("ServiceRequest", "request"));
    task.setFor(to("Patient", "oksana"));
    task.setAuthoredOnElement(new DateTimeType("2025-09-21T11:01:00+03:00"));
    task.setLastModified(Date.from(java.time.Instant.parse("2025-09-21T08:01:00Z")));
    task.setRequester(to("PractitionerRole", "role"));
    task.setOwner(to("Organization", "hospital"));
  }

  private static ContactPoint phone(String number) {
    return new ContactPoint().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(number);
  }

  private static Coding confidentiality(String code) {
    return new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code, null);
  }

  private static CodeableConcept interpretation(String code) {
    return concept("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code);
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  private static CodeableConcept concept(String system, String code, String text) {
    return concept(system, code).setText(text);
  }

  private static Quantity quantity(String value, String code) {
    return new Quantity()
        .setValue(new BigDecimal(value))
        .setUnit(code)
        .setSystem(UCUM)
        .setCode(code);
  }
}
