package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class LabelTests {

  @Test
  void personIsAdministrativeAndTheirOwn() {
    Patient patient = new Patient();
    patient.setId("Patient/1");
    assertThat(Label.of(patient).patient()).contains("1");
    assertThat(Label.of(patient).kind()).isEqualTo(Sensitivity.ADM);
  }

  @Test
  void recordBelongsToWhomItIsAbout() {
    assertThat(Label.of(pulse().setSubject(new Reference("Patient/7"))).patient()).contains("7");
    assertThat(Label.of(new Task().setFor(new Reference("Patient/8"))).patient()).contains("8");
    assertThat(Label.of(new SupplyDelivery().setPatient(new Reference("Patient/9"))).patient())
        .contains("9");
  }

  @Test
  void recordAboutGroupOrElsewhereBelongsToNobody() {
    assertThat(Label.of(pulse().setSubject(new Reference("Group/7"))).patient()).isEmpty();
    assertThat(
            Label.of(pulse().setSubject(new Reference("https://else.example/Patient/7"))).patient())
        .isEmpty();
    assertThat(Label.of(new Group()).patient()).isEmpty();
  }

  @Test
  void storedBundleBelongsToWhoStoresIt() {
    Patient patient = new Patient();
    patient.setId("Patient/3");
    Bundle document = new Bundle();
    document.addEntry().setResource(patient);
    assertThat(Label.of(document).patient()).isEmpty();
    assertThat(Label.isKept(document)).isTrue();
    assertThat(Label.of(document).kind()).isEqualTo(Sensitivity.CLIN);
  }

  @Test
  void classFollowsFromTypeCodeAndLabel() {
    assertThat(Label.of(pulse()).kind()).isEqualTo(Sensitivity.CLIN);
    SupplyDelivery food = new SupplyDelivery().setPatient(new Reference("Patient/9"));
    assertThat(Label.of(food).kind()).isEqualTo(Sensitivity.SOC);
    assertThat(Label.of(new SupplyDelivery()).kind()).isEqualTo(Sensitivity.ADM);
    assertThat(Label.of(problem("Z59.0")).kind()).isEqualTo(Sensitivity.SOC);
    assertThat(Label.of(problem("Z51.5")).kind()).isEqualTo(Sensitivity.CLIN);
    assertThat(Label.of(problem("B20")).kind()).isEqualTo(Sensitivity.HIV);
    assertThat(Label.of(coded("44261-6")).kind()).isEqualTo(Sensitivity.PSY);
    Encounter talk = new Encounter();
    talk.addType(new CodeableConcept(new Coding(null, "psychological-support", null)));
    assertThat(Label.of(talk).kind()).isEqualTo(Sensitivity.PSY);
    ServiceRequest transfer = new ServiceRequest();
    transfer.setCode(new CodeableConcept(new Coding(null, "transfer-hospitalisation", null)));
    assertThat(Label.of(transfer).kind()).isEqualTo(Sensitivity.ADM);
  }

  @Test
  void visitTellsWhenItWasAndIsIllnessOnceItTellsWhy() {
    Encounter visit = new Encounter();
    visit.addType(new CodeableConcept(new Coding(null, "home-visit", null)));
    assertThat(Label.of(visit).kind()).isEqualTo(Sensitivity.ADM);
    visit.addType(new CodeableConcept(new Coding(null, "dressing", null)));
    assertThat(Label.of(visit).kind()).isEqualTo(Sensitivity.CLIN);
    Encounter reasoned = new Encounter();
    reasoned.addType(new CodeableConcept(new Coding(null, "home-visit", null)));
    reasoned.addReasonCode().setText("Задишка");
    assertThat(Label.of(reasoned).kind()).isEqualTo(Sensitivity.CLIN);
    assertThat(Label.of(new Encounter()).kind()).isEqualTo(Sensitivity.CLIN);
    ServiceRequest call = new ServiceRequest();
    call.addCategory(new CodeableConcept(new Coding(null, "hotline-call", null)));
    assertThat(Label.of(call).kind()).isEqualTo(Sensitivity.ADM);
  }

  @Test
  void visitWithAnItemOfTheDailyReportTellsWhatWasFound() {
    String items = "https://doorstep.health/fhir/CodeSystem/doorstep-mds-item";
    Encounter visit = new Encounter();
    visit.addType(new CodeableConcept(new Coding(null, "home-visit", null)));
    visit.addExtension("urn:item", new Coding(items, "skin-disease", null));
    assertThat(Label.of(visit).kind()).isEqualTo(Sensitivity.CLIN);
    visit.addExtension("urn:item", new Coding(items, "gender-based-violence", null));
    assertThat(Label.of(visit).kind()).isEqualTo(Sensitivity.VIO);
  }

  @Test
  void appointmentOfOnePersonIsTheirs() {
    Appointment stop = new Appointment();
    stop.addParticipant().setActor(new Reference("Practitioner/1"));
    stop.addParticipant().setActor(new Reference("Patient/7"));
    assertThat(Label.of(stop).patient()).contains("7");
    stop.addParticipant().setActor(new Reference("Patient/8"));
    assertThat(Label.of(stop).patient()).isEmpty();
    assertThat(Label.isKept(stop)).isTrue();
  }

  @Test
  void questionToOnePersonIsTheirsUnlessItIsForAnother() {
    Task question = new Task().setOwner(new Reference("Patient/7"));
    assertThat(Label.of(question).patient()).contains("7");
    assertThat(Label.isKept(question)).isFalse();
    assertThat(Label.of(question.setFor(new Reference("Patient/8"))).patient()).contains("8");
    assertThat(Label.of(new Task().setOwner(new Reference("Organization/1"))).patient()).isEmpty();
  }

  @Test
  void talkWithAPeerAndAGroupAreClassesOfTheirOwn() {
    Encounter talk = new Encounter().setSubject(new Reference("Patient/7"));
    talk.addType(new CodeableConcept(new Coding(null, "peer-counselling", null)));
    talk.getMeta().addSecurity().setCode("HIV");
    assertThat(Label.of(talk).kind()).isEqualTo(Sensitivity.PEER);
    CodeableConcept support = new CodeableConcept(new Coding(null, "support-group", null));
    Encounter session = new Encounter().setSubject(new Reference("Group/3"));
    assertThat(Label.of(session.addType(support)).kind()).isEqualTo(Sensitivity.GROUP);
    assertThat(Label.of(new Group().setCode(support)).kind()).isEqualTo(Sensitivity.GROUP);
    assertThat(Label.of(new Group()).kind()).isEqualTo(Sensitivity.ADM);
  }

  @Test
  void whatIsFoundBelongsToTheOrderOfALaboratory() {
    ServiceRequest order = new ServiceRequest();
    order.setId("ServiceRequest/5");
    assertThat(Label.of(order).orders()).isEmpty();
    order.addCategory(new CodeableConcept(new Coding("http://loinc.org", "26436-6", null)));
    assertThat(Label.of(order).orders()).containsExactly("5");
    assertThat(Label.of(pulse().addBasedOn(new Reference("ServiceRequest/5"))).orders())
        .containsExactly("5");
    assertThat(Label.of(new Specimen().addRequest(new Reference("ServiceRequest/5"))).orders())
        .containsExactly("5");
    assertThat(
            Label.of(pulse().addBasedOn(new Reference("https://else.example/ServiceRequest/5")))
                .orders())
        .isEmpty();
  }

  @Test
  void lockGoesBeforeEverythingButThePerson() {
    Observation locked = coded("44261-6");
    locked.getMeta().addSecurity().setCode("SDV");
    assertThat(Label.of(locked).kind()).isEqualTo(Sensitivity.RES);
    Task task = new Task();
    task.getMeta().addSecurity().setCode("SEX");
    assertThat(Label.of(task).kind()).isEqualTo(Sensitivity.RES);
    Patient patient = new Patient();
    patient.getMeta().addSecurity().setCode("SDV");
    assertThat(Label.of(patient).kind()).isEqualTo(Sensitivity.ADM);
  }

  @Test
  void violenceHasAClassOfItsOwn() {
    for (String code : new String[] {"T74.1", "X95", "Y04.0", "Y09.9", "Z61.5"}) {
      assertThat(Label.of(problem(code)).kind()).as(code).isEqualTo(Sensitivity.VIO);
    }
    for (String code : new String[] {"Z63.0", "Y36.2", "S06.0", "X60"}) {
      assertThat(Label.of(problem(code)).kind()).as(code).isNotEqualTo(Sensitivity.VIO);
    }
    Condition wound = problem("S06.0");
    wound.getMeta().addSecurity().setCode("VIO");
    assertThat(Label.of(wound).kind()).isEqualTo(Sensitivity.VIO);
    wound.getMeta().addSecurity().setCode("SDV");
    assertThat(Label.of(wound).kind()).isEqualTo(Sensitivity.RES);
  }

  @Test
  void whatCanBeDeniedByItselfIsOtherwiseSeenLikeTheRestOfItsType() {
    Task task = new Task();
    task.getMeta().addSecurity().setCode("VIO");
    assertThat(Label.of(task).kind()).isEqualTo(Sensitivity.VIO);
    assertThat(Sensitivity.VIO.asRight("Task")).isEqualTo(Sensitivity.ADM);
    assertThat(Sensitivity.HIV.asRight("Appointment")).isEqualTo(Sensitivity.ADM);
    assertThat(Sensitivity.VIO.asRight("Condition")).isEqualTo(Sensitivity.CLIN);
    assertThat(Sensitivity.RES.asRight("Condition")).isEqualTo(Sensitivity.RES);
    assertThat(Label.possible("Task")).contains(Sensitivity.VIO);
  }

  @Test
  void organisationKeepsWhatBelongsToNobodyElse() {
    assertThat(Label.isKept(new Patient())).isTrue();
    assertThat(Label.isKept(new Device())).isTrue();
    assertThat(Label.isKept(pulse().setSubject(new Reference("Group/1")))).isTrue();
    assertThat(Label.isKept(pulse().setSubject(new Reference("Patient/1")))).isFalse();
    assertThat(Label.isKept(pulse().setSubject(new Reference("urn:uuid:1")))).isFalse();
  }

  private static Observation pulse() {
    return coded("8867-4");
  }

  private static Observation coded(String loinc) {
    Observation observation = new Observation();
    observation.setCode(new CodeableConcept(new Coding("http://loinc.org", loinc, null)));
    return observation;
  }

  private static Condition problem(String icd) {
    Condition condition = new Condition();
    condition.setCode(new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10", icd, null)));
    return condition;
  }
}
