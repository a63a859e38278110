package org.doorstep.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A transfer as a hospital reads it that knows HL7 v2 only: parsed by the strict parser. */
class TransferMessagesTests {

  private static final Instant AT = Instant.parse("2026-03-02T08:15:30Z");

  private final TransferMessages messages = new TransferMessages();

  private static Patient olena() {
    Patient patient = new Patient();
    patient.setId("Patient/olena");
    patient.addIdentifier().setSystem("https://doorstep.health/sid/client").setValue("A|1^2");
    patient.addName().setFamily("Вигадана").addGiven("Олена").addGiven("Іванівна");
    patient.setBirthDateElement(new DateType("1941"));
    patient.setGender(AdministrativeGender.FEMALE);
    patient.addAddress().addLine("вул. Степова, 1").setCity("Вигадане");
    patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("+380 00 000 00 01");
    return patient;
  }

  private static Transfer transfer(@Nullable Patient patient, TaskStatus status, String stage) {
    ServiceRequest order = new ServiceRequest();
    order.setId("ServiceRequest/1");
    order.addIdentifier().setSystem("https://doorstep.health/sid/transfer").setValue("T-1");
    order.setPriority(ServiceRequestPriority.URGENT);
    order.setCode(
        new CodeableConcept(
            new Coding(
                DoorstepCodes.codeSystem("doorstep-service"), "transfer-hospitalisation", null)));
    order.addReasonCode(
        new CodeableConcept(
            new Coding("http://hl7.org/fhir/sid/icd-10", "I48", "Фібриляція передсердь")));
    Task task = new Task();
    task.setStatus(status);
    if (!stage.isEmpty()) {
      task.setBusinessStatus(
          new CodeableConcept(
              new Coding(DoorstepCodes.codeSystem("doorstep-business-status"), stage, null)));
    }
    return new Transfer(
        patient,
        order,
        task,
        Optional.of("Мобільна бригада"),
        Optional.of("Районна лікарня"),
        Optional.of("Лікаренко"),
        Optional.of("https://doorstep.example/fhir/ServiceRequest/1/$transfer-summary"));
  }

  private static Terser read(String message) throws Exception {
    try (DefaultHapiContext strict = new DefaultHapiContext()) {
      Message parsed = strict.getPipeParser().parse(message);
      return new Terser(parsed);
    }
  }

  @Test
  void orderedTransferIsReferralOfPerson() throws Exception {
    Terser read = read(messages.referral(transfer(olena(), TaskStatus.REQUESTED, ""), "7", AT));

    assertThat(read.get("/MSH-9-1") + read.get("/MSH-9-2")).isEqualTo("REFI12");
    assertThat(read.get("/MSH-10")).isEqualTo("7");
    assertThat(read.get("/MSH-7")).isEqualTo("20260302081530+0000");
    assertThat(read.get("/MSH-18")).isEqualTo("UNICODE UTF-8");
    assertThat(read.get("/RF1-1")).isEqualTo("P");
    assertThat(read.get("/RF1-2")).isEqualTo("A");
    assertThat(read.get("/RF1-5")).isEqualTo("I");
    assertThat(read.get("/RF1-6")).isEqualTo("T-1");
    assertThat(read.get("/PROVIDER_CONTACT(0)/PRD-1")).isEqualTo("RP");
    assertThat(read.get("/PROVIDER_CONTACT(0)/PRD-4-4")).isEqualTo("Мобільна бригада");
    assertThat(read.get("/PROVIDER_CONTACT(1)/PRD-4-4")).isEqualTo("Районна лікарня");
    assertThat(read.get("/PID-5-1")).isEqualTo("Вигадана");
    assertThat(read.get("/PID-5-3")).isEqualTo("Іванівна");
    assertThat(read.get("/PID-7")).isEqualTo("1941");
    assertThat(read.get("/PID-8")).isEqualTo("F");
    assertThat(read.get("/DG1-3-1")).isEqualTo("I48");
    assertThat(read.get("/DG1-3-3")).isEqualTo("I10");
    assertThat(read.get("/NTE-3")).endsWith("$transfer-summary");
  }

  @Test
  void whatDividesFieldsIsEscapedInWhatPeopleWrite() throws Exception {
    Terser read = read(messages.referral(transfer(olena(), TaskStatus.REQUESTED, ""), "7", AT));

    assertThat(read.get("/PID-3(1)-1")).isEqualTo("A|1^2");
    assertThat(read.get("/PID-3(1)-4-2")).isEqualTo("https://doorstep.health/sid/client");
  }

  @Test
  void howTransferGoesOnIsUpdate() throws Exception {
    Terser read =
        read(messages.update(transfer(olena(), TaskStatus.INPROGRESS, "admitted"), "8", AT));

    assertThat(read.get("/MSH-9-1") + read.get("/MSH-9-2")).isEqualTo("ADTA08");
    assertThat(read.get("/PV1-2")).isEqualTo("I");
    assertThat(read.get("/PV1-19")).isEqualTo("T-1");
    assertThat(read.get("/OBX(0)-5")).isEqualTo("in-progress");
    assertThat(read.get("/OBX(1)-5")).isEqualTo("admitted");
  }

  @Test
  void whoIsNotSeenIsNotNamed() throws Exception {
    Terser read = read(messages.update(transfer(null, TaskStatus.REJECTED, ""), "9", AT));

    assertThat(read.get("/PID-3")).isNull();
    assertThat(read.get("/PID-5-1")).isNull();
    assertThat(read.get("/PV1-2")).isEqualTo("P");
  }
}
