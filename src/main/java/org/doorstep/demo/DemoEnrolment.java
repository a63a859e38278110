package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.concept;
import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.icd10;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.util.Map;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.EpisodeOfCare.EpisodeOfCareStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** What is on record about a person before the first visit: who it is, what is known, the plan. */
final class DemoEnrolment {

  private static final Map<String, String> TITLES =
      Map.of(
          "I10", "Артеріальна гіпертензія",
          "I48", "Фібриляція передсердь",
          "I50", "Серцева недостатність",
          "I25", "Хронічна ішемічна хвороба серця",
          "E11", "Цукровий діабет 2 типу",
          "L97", "Трофічна виразка гомілки",
          "L89", "Пролежень",
          "J44", "Хронічне обструктивне захворювання легень",
          "F43.1", "Посттравматичний стресовий розлад",
          "B20.7", "ВИЧ-инфекция с множественными инфекциями");

  private final DemoPerson person;
  private final LocalDate since;
  private final DemoBundle bundle;

  private DemoEnrolment(DemoPerson person, LocalDate since) {
    this.person = person;
    this.since = since;
    this.bundle = new DemoBundle("enrolment " + person.number());
  }

  static Bundle of(DemoPerson person, LocalDate since) {
    return new DemoEnrolment(person, since).build();
  }

  private Bundle build() {
    Reference patient = addPatient(bundle, person);
    person.conditions().forEach(code -> condition(patient, code));
    allergy(patient);
    plan(patient);
    bundle.put(DemoCareTeam.of(person, patient, since), id("care-team"));
    if (person.group().inCity()) {
      episode(patient);
      proxyConsent(patient);
      disclosureConsent(patient);
    }
    return bundle.bundle();
  }

  /** The person, found by identifier if already stored. */
  static Reference addPatient(DemoBundle bundle, DemoPerson person) {
    Patient patient = new Patient().setActive(true).setGender(person.gender());
    var client = identifier("client", person.code());
    patient.addIdentifier(client);
    DemoAccount.of("Patient?" + DemoBundle.query(client)).ifPresent(patient::addIdentifier);
    DemoNames.Name name = person.name();
    patient.addName(
        new HumanName()
            .setUse(NameUse.OFFICIAL)
            .setText(name.text())
            .setFamily(name.family())
            .addGiven(name.given()));
    HumanName latin =
        new HumanName()
            .setUse(NameUse.USUAL)
            .setText(name.latinText())
            .setFamily(name.latinFamily())
            .addGiven(name.latinGiven());
    latin.addExtension(
        new Extension(
            "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation",
            new CodeType("ABC")));
    patient.addName(latin);
    patient.setBirthDateElement(new DateType(person.birthDate().toString()));
    patient
        .addTelecom()
        .setSystem(ContactPointSystem.PHONE)
        .setValue(DemoStaff.phone(person.code()));
    patient
        .addCommunication()
        .setLanguage(concept("urn:ietf:bcp:47", person.language()))
        .setPreferred(true);
    patient.addExtension(
        new Extension(
            DoorstepCodes.structure("doorstep-residence"),
            new Reference("Location/" + person.home())));
    patient.addExtension(
        new Extension(
            DoorstepCodes.structure("doorstep-displaced"),
            new BooleanType(person.group() == DemoPerson.Group.CENTRE)));
    return bundle.postOnce(patient, client);
  }

  private void condition(Reference patient, String code) {
    Condition condition = new Condition().setSubject(patient);
    condition.setClinicalStatus(hl7("condition-clinical", "active"));
    condition.setVerificationStatus(hl7("condition-ver-status", "confirmed"));
    condition.addCategory(hl7("condition-category", "problem-list-item"));
    CodeableConcept icd = icd10(code);
    if (TITLES.containsKey(code)) {
      icd.setText(TITLES.get(code));
    }
    condition.setCode(icd).setRecordedDateElement(new DateTimeType(since.toString()));
    condition.setRecorder(person.team().doctor());
    bundle.put(condition, id("condition-" + code.replace('.', '-')));
  }

  private void allergy(Reference patient) {
    AllergyIntolerance allergy = new AllergyIntolerance().setPatient(patient);
    allergy.setClinicalStatus(hl7("allergyintolerance-clinical", "active"));
    allergy.setVerificationStatus(hl7("allergyintolerance-verification", "confirmed"));
    allergy.setCode(
        person.number() % 9 == 4
            ? DemoCodes.atc("M01AE01")
            : concept(
                "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips",
                "no-known-allergies"));
    bundle.put(allergy, id("allergy"));
  }

  private void plan(Reference patient) {
    CarePlan plan = new CarePlan().setStatus(CarePlanStatus.ACTIVE).setIntent(CarePlanIntent.PLAN);
    plan.addCategory(own("doorstep-service", "monthly-home-care")).setSubject(patient);
    plan.getPeriod().setStartElement(new DateTimeType(since.toString()));
    plan.setAuthor(person.team().doctor());
    bundle.put(plan, id("plan"));
  }

  private void episode(Reference patient) {
    EpisodeOfCare episode = new EpisodeOfCare().setStatus(EpisodeOfCareStatus.ACTIVE);
    episode.addIdentifier(identifier("hiv-register", person.code()));
    episode.addType(own("doorstep-episode-type", "hiv-care")).setPatient(patient);
    episode.setManagingOrganization(new Reference("Organization/demo-aids-centre"));
    episode.getPeriod().setStartElement(new DateTimeType(since.toString()));
    bundle.put(episode, id("episode"));
  }

  private void proxyConsent(Reference patient) {
    Consent consent = consent(patient, "treatment", "medicine-by-proxy");
    consent.getProvision().getPeriod().setStartElement(new DateTimeType(since.toString()));
    consent
        .getProvision()
        .addActor()
        .setRole(hl7("v3-RoleCode", "POWATT"))
        .setReference(person.team().member("social-worker"));
    consent
        .getProvision()
        .addClass_()
        .setSystem("http://hl7.org/fhir/resource-types")
        .setCode("MedicationDispense");
    bundle.put(consent, id("proxy-consent"));
  }

  private void disclosureConsent(Reference patient) {
    Consent consent = consent(patient, "patient-privacy", "disclosure");
    consent
        .getProvision()
        .setType(person.number() % 3 == 0 ? ConsentProvisionType.DENY : ConsentProvisionType.PERMIT)
        .addActor()
        .setRole(hl7("v3-ParticipationType", "IRCP"))
        .setReference(new Reference("Organization/" + DemoPlaces.HOSPITALS.get(1)));
    consent
        .getProvision()
        .addSecurityLabel()
        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
        .setCode("HIV");
    bundle.put(consent, id("disclosure-consent"));
  }

  private Consent consent(Reference patient, String scope, String category) {
    Consent consent = new Consent().setStatus(ConsentState.ACTIVE).setPatient(patient);
    consent.addIdentifier(identifier("consent", person.code() + "-" + category));
    consent.setScope(hl7("consentscope", scope));
    consent.addCategory(own("doorstep-consent-category", category));
    consent.setDateTimeElement(new DateTimeType(since.toString()));
    consent.setPolicyRule(hl7("v3-ActCode", "OPTIN"));
    return consent;
  }

  static String proxyConsentId(DemoPerson person) {
    return id(person, "proxy-consent");
  }

  private String id(String kind) {
    return id(person, kind);
  }

  static String id(DemoPerson person, String kind) {
    // What a team's app would send: ids of people's records that nobody can guess.
    return Chance.uuid("demo " + person.number() + " " + kind).toString();
  }
}
