package org.doorstep.transfer;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.*;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Oksana, an invented woman of 73 in an invented village: a monthly visit finds signs of an old
 * infarction, and the doctor asks the district hospital to admit her.
 */
public final class Oksana extends OksanaAtHome {

  static final LocalDate TODAY = LocalDate.of(2025, 9, 22);

  /**
   * Invents her record.
   *
   * @param prefix begins every id, so that stories do not meet
   */
  public Oksana(String prefix) {
    super(prefix);
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
    return id("request");
  }

  /** Her own id. */
  public String patient() {
    return id("oksana");
  }

  /** The id of the hospital. */
  public String hospital() {
    return id("hospital");
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
}
