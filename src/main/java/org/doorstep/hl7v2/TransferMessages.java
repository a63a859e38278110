package org.doorstep.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.AbstractMessage;
import ca.uhn.hl7v2.model.v251.datatype.CE;
import ca.uhn.hl7v2.model.v251.message.ADT_A01;
import ca.uhn.hl7v2.model.v251.message.REF_I12;
import ca.uhn.hl7v2.model.v251.segment.DG1;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import ca.uhn.hl7v2.model.v251.segment.PRD;
import ca.uhn.hl7v2.model.v251.segment.RF1;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Writes transfers as messages of HL7 v2.5.1 in UTF-8: {@code REF^I12} for one that is asked for
 * (chapter 11) and {@code ADT^A08} for how it goes on (chapter 3).
 */
@Component
public class TransferMessages {

  static final String VERSION = "2.5.1";
  static final String APPLICATION = "DOORSTEP";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);

  /** Names of code systems by HL7 table 0396. */
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "http://hl7.org/fhir/sid/icd-10", "I10",
          "http://loinc.org", "LN",
          "http://snomed.info/sct", "SCT");

  private static final Map<ServiceRequest.ServiceRequestPriority, String> PRIORITIES =
      Map.of(
          ServiceRequest.ServiceRequestPriority.STAT, "S",
          ServiceRequest.ServiceRequestPriority.ASAP, "A",
          ServiceRequest.ServiceRequestPriority.URGENT, "A",
          ServiceRequest.ServiceRequestPriority.ROUTINE, "R");

  private static final String HOSPITALISATION = "transfer-hospitalisation";
  private static final String ADMITTED = "admitted";

  private final HapiContext context;

  TransferMessages() {
    this.context = new DefaultHapiContext(ValidationContextFactory.noValidation());
    // Each message gets its number from its event; HAPI's own way would leave a file behind.
    context.getParserConfiguration().setIdGenerator(new InMemoryIDGenerator());
  }

  /**
   * A transfer that is asked for.
   *
   * @param transfer what the receiver may see of it
   * @param control the number of the message, the same when it is sent again
   * @param at when it was asked for
   * @return a {@code REF^I12} in the format ER7
   */
  public String referral(Transfer transfer, String control, Instant at) {
    try {
      REF_I12 message = new REF_I12();
      begin(message, "REF", "I12");
      head(message.getMSH(), transfer, control, at);
      refer(message.getRF1(), transfer);
      provider(message.getPROVIDER_CONTACT(0).getPRD(), "RP", transfer.sender(), transfer.doctor());
      provider(
          message.getPROVIDER_CONTACT(1).getPRD(), "RT", transfer.receiver(), Optional.empty());
      new PersonSegment(message.getPID()).write(transfer.patient());
      int number = 0;
      for (Coding reason : reasons(transfer.order())) {
        diagnose(message.getDG1(number), reason, number + 1);
        number++;
      }
      if (transfer.summary().isPresent()) {
        message.getNTE(0).getSetIDNTE().setValue("1");
        message.getNTE(0).getComment(0).setValue(transfer.summary().get());
      }
      return message.encode();
    } catch (HL7Exception failure) {
      throw new IllegalStateException("A referral could not be written", failure);
    }
  }

  /**
   * How a transfer goes on.
   *
   * @param transfer what the receiver may see of it
   * @param control the number of the message, the same when it is sent again
   * @param at when it was changed
   * @return an {@code ADT^A08} in the format ER7
   */
  public String update(Transfer transfer, String control, Instant at) {
    try {
      ADT_A01 message = new ADT_A01();
      begin(message, "ADT", "A08");
      message.getMSH().getMessageType().getMessageStructure().setValue("ADT_A01");
      head(message.getMSH(), transfer, control, at);
      message.getEVN().getRecordedDateTime().getTime().setValue(TIME.format(at));
      new PersonSegment(message.getPID()).write(transfer.patient());
      String stage = stage(transfer.task()).map(Coding::getCode).orElse("");
      message.getPV1().getPatientClass().setValue(ADMITTED.equals(stage) ? "I" : "P");
      message.getPV1().getVisitNumber().getIDNumber().setValue(number(transfer.order()).orElse(""));
      observe(
          message.getOBX(0),
          1,
          "status",
          new Coding().setCode(transfer.task().getStatus().toCode()));
      Optional<Coding> business = stage(transfer.task());
      if (business.isPresent()) {
        observe(message.getOBX(1), 2, "business-status", business.get());
      }
      return message.encode();
    } catch (HL7Exception failure) {
      throw new IllegalStateException("An update could not be written", failure);
    }
  }

  private void begin(AbstractMessage message, String code, String trigger) throws HL7Exception {
    message.setParser(context.getPipeParser());
    try {
      message.initQuickstart(code, trigger, "P");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void head(MSH head, Transfer transfer, String control, Instant at)
      throws HL7Exception {
    head.getSendingApplication().getNamespaceID().setValue(APPLICATION);
    head.getSendingFacility().getNamespaceID().setValue(transfer.sender().orElse(""));
    head.getReceivingFacility().getNamespaceID().setValue(transfer.receiver().orElse(""));
    head.getDateTimeOfMessage().getTime().setValue(TIME.format(at));
    head.getMessageControlID().setValue(control);
    head.getVersionID().getVersionID().setValue(VERSION);
    head.getAcceptAcknowledgmentType().setValue("NE");
    head.getApplicationAcknowledgmentType().setValue("AL");
    head.getCharacterSet(0).setValue("UNICODE UTF-8");
  }

  private static void refer(RF1 referral, Transfer transfer) throws HL7Exception {
    ServiceRequest order = transfer.order();
    boolean stays =
        order.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-service"), HOSPITALISATION);
    code(referral.getReferralStatus(), answer(transfer.task()), "HL70283");
    code(
        referral.getReferralPriority(),
        PRIORITIES.getOrDefault(order.getPriority(), "R"),
        "HL70280");
    code(referral.getReferralType(), "MED", "HL70281");
    code(referral.getReferralDisposition(0), stays ? "AM" : "SO", "HL70282");
    code(referral.getReferralCategory(), stays ? "I" : "O", "HL70284");
    referral
        .getOriginatingReferralIdentifier()
        .getEntityIdentifier()
        .setValue(number(order).orElse(""));
    referral.getOriginatingReferralIdentifier().getNamespaceID().setValue(APPLICATION);
    if (order.hasAuthoredOn()) {
      referral
          .getEffectiveDate()
          .getTime()
          .setValue(TIME.format(order.getAuthoredOn().toInstant()));
    }
    for (Coding reason : reasons(order)) {
      coded(referral.getReferralReason(referral.getReferralReasonReps()), reason);
    }
  }

  private static String answer(Task task) {
    return switch (task.getStatus()) {
      case ACCEPTED, INPROGRESS, COMPLETED -> "A";
      case REJECTED, FAILED, CANCELLED -> "R";
      default -> "P";
    };
  }

  private static void provider(
      PRD provider, String role, Optional<String> organization, Optional<String> person)
      throws HL7Exception {
    code(provider.getProviderRole(0), role, "HL70286");
    if (person.isPresent()) {
      provider.getProviderName(0).getFamilyName().getSurname().setValue(person.get());
    }
    if (organization.isPresent()) {
      provider.getProviderLocation().getFacility().getNamespaceID().setValue(organization.get());
    }
  }

  private static void diagnose(DG1 diagnosis, Coding reason, int number) throws HL7Exception {
    diagnosis.getSetIDDG1().setValue(Integer.toString(number));
    coded(diagnosis.getDiagnosisCodeDG1(), reason);
    diagnosis.getDiagnosisType().setValue("W");
  }

  private static void observe(OBX observation, int number, String what, Coding value)
      throws HL7Exception {
    observation.getSetIDOBX().setValue(Integer.toString(number));
    observation.getValueType().setValue("CE");
    observation.getObservationIdentifier().getIdentifier().setValue(what);
    observation.getObservationIdentifier().getNameOfCodingSystem().setValue("99" + APPLICATION);
    CE coded = new CE(observation.getMessage());
    coded(coded, value);
    observation.getObservationValue(0).setData(coded);
    observation.getObservationResultStatus().setValue("F");
  }

  private static void code(CE element, String code, String table) throws HL7Exception {
    element.getIdentifier().setValue(code);
    element.getNameOfCodingSystem().setValue(table);
  }

  private static void coded(CE element, Coding coding) throws HL7Exception {
    element.getIdentifier().setValue(coding.getCode());
    element.getText().setValue(coding.getDisplay());
    element
        .getNameOfCodingSystem()
        .setValue(SYSTEMS.getOrDefault(String.valueOf(coding.getSystem()), "99" + APPLICATION));
  }

  private static Optional<String> number(ServiceRequest order) {
    return order.getIdentifier().stream()
        .filter(number -> (DoorstepCodes.IDENTIFIERS + "/transfer").equals(number.getSystem()))
        .map(number -> number.getValue())
        .findFirst()
        .or(() -> Optional.ofNullable(order.getIdElement().getIdPart()));
  }

  private static Optional<Coding> stage(Task task) {
    return task.getBusinessStatus().getCoding().stream().findFirst();
  }

  private static List<Coding> reasons(ServiceRequest order) {
    return order.getReasonCode().stream()
        .map(CodeableConcept::getCoding)
        .flatMap(List::stream)
        .toList();
  }
}
