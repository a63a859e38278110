package org.doorstep.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * Whose record it is and how sensitive it is, as the record itself says.
 *
 * @param key type and id, such as {@code Observation/1}
 * @param patient the id of the person; empty if it belongs to no person
 * @param kind its class
 * @param orders the ids of the orders of a laboratory, or of the transfers, to which it belongs
 * @param trip whether it tells those who go out where to, and names nobody
 */
record Label(
    String key, Optional<String> patient, Sensitivity kind, Set<String> orders, boolean trip) {

  /** What everyone who works with Doorstep may read: who is who, what is where, what means what. */
  private static final Set<String> DIRECTORY =
      Set.of(
          "Organization",
          "OrganizationAffiliation",
          "Practitioner",
          "PractitionerRole",
          "Location",
          "HealthcareService",
          "Endpoint",
          "Medication",
          "Schedule",
          "Slot",
          "Questionnaire",
          "Measure",
          "CodeSystem",
          "ValueSet",
          "ConceptMap",
          "NamingSystem",
          "StructureDefinition",
          "SearchParameter",
          "OperationDefinition",
          "CapabilityStatement",
          "ImplementationGuide");

  private static final Set<String> ADMINISTRATIVE =
      Set.of(
          "Patient",
          "RelatedPerson",
          "Appointment",
          "AppointmentResponse",
          "Task",
          "Coverage",
          "CareTeam",
          "Consent",
          "Provenance",
          "Group",
          "List",
          "Subscription");

  /** Elements that say whose a record is, in the order in which they are asked. */
  private static final List<String> OWNERS =
      List.of("subject", "patient", "for", "beneficiary", "individual", "securityContext", "owner");

  static final String HIV = "HIV";

  private static final Set<String> LOCKED = Set.of("SDV", "SEX");
  private static final Set<String> VIOLENCE = Set.of("VIO");
  private static final Set<String> PSYCHOLOGICAL = Set.of("PSY", "PSYTHPN", "MH");
  private static final Set<String> PLAIN_VISITS =
      Set.of("home-visit", "monthly-home-care", "collective-centre-clinic");
  private static final Set<String> SOCIAL_TYPES = Set.of("SupplyDelivery", "SupplyRequest");

  static boolean isDirectory(String type) {
    return DIRECTORY.contains(type);
  }

  /** The classes that records of a type can have. */
  static Set<Sensitivity> possible(String type) {
    if ("Patient".equals(type)) {
      return EnumSet.of(Sensitivity.ADM);
    }
    if ("Group".equals(type)) {
      return EnumSet.complementOf(
          EnumSet.of(Sensitivity.SOC, Sensitivity.CLIN, Sensitivity.PSY, Sensitivity.MESSAGE));
    }
    return ADMINISTRATIVE.contains(type)
        ? EnumSet.of(Sensitivity.ADM, Sensitivity.HIV, Sensitivity.VIO, Sensitivity.RES)
        : "Communication".equals(type)
            ? EnumSet.allOf(Sensitivity.class)
            : EnumSet.complementOf(EnumSet.of(Sensitivity.MESSAGE));
  }

  static Label of(Resource record) {
    String type = record.fhirType();
    Optional<String> patient = patient(record);
    return new Label(
        type + '/' + record.getIdElement().getIdPart(),
        patient,
        kind(record, type),
        record instanceof Communication message
            ? TransferMessages.transfers(message)
            : LaboratoryOrders.of(record),
        patient.isEmpty() && isTrip(record));
  }

  /** Whether an organisation keeps the record itself: a Patient, or what belongs to no person. */
  static boolean isKept(Resource record) {
    return record instanceof Patient
        || !isUnresolved(record) && owners(record).noneMatch(Label::isPersonHere);
  }

  /** Whether the address of the person is still that of an entry in the same transaction. */
  static boolean isUnresolved(Resource record) {
    return owners(record).anyMatch(id -> id.hasIdPart() && id.getValue().startsWith("urn:"));
  }

  /**
   * That two people may be one is told to those who keep both, and to nobody who only sees one of
   * them: such a Task belongs to the keeper.
   */
  private static boolean isAboutTwo(Resource record) {
    return record instanceof Task task
        && task.getCode()
            .hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "possible-duplicate");
  }

  /**
   * Whether a record warns of a place: a mined road is as dangerous for the crews of another
   * organisation, so all who work with Doorstep read it.
   */
  static boolean isOfPlace(Resource record) {
    return record instanceof Flag flag
        && "Location".equals(flag.getSubject().getReferenceElement().getResourceType());
  }

  private static Stream<IIdType> owners(Resource record) {
    if (isAboutTwo(record)) {
      return Stream.empty();
    }
    if (record instanceof Appointment appointment) {
      return participants(appointment);
    }
    return OWNERS.stream()
        .flatMap(name -> values(record, name))
        .filter(Reference.class::isInstance)
        .map(value -> ((Reference) value).getReferenceElement());
  }

  /** An appointment of one person is that person's; of several it is nobody's. */
  private static Stream<IIdType> participants(Appointment appointment) {
    List<IIdType> actors =
        appointment.getParticipant().stream()
            .map(participant -> participant.getActor().getReferenceElement())
            .toList();
    long persons =
        actors.stream().filter(Label::isPersonHere).map(IIdType::getIdPart).distinct().count();
    return persons > 1 ? Stream.empty() : actors.stream();
  }

  String type() {
    return key.substring(0, key.indexOf('/'));
  }

  private static Optional<String> patient(Resource record) {
    if (record instanceof Patient patient) {
      return Merged.isInto(patient)
          .or(() -> Optional.ofNullable(record.getIdElement().getIdPart()));
    }
    return owners(record).filter(Label::isPersonHere).map(IIdType::getIdPart).findFirst();
  }

  private static boolean isPersonHere(IIdType id) {
    return "Patient".equals(id.getResourceType()) && !id.isAbsolute() && id.hasIdPart();
  }

  private static Sensitivity kind(Resource record, String type) {
    if (record instanceof Patient) {
      return Sensitivity.ADM;
    }
    if (hasLabel(record, LOCKED)) {
      return Sensitivity.RES;
    }
    if (isOfPlace(record)) {
      return Sensitivity.ADM;
    }
    if (record instanceof Communication message && TransferMessages.is(message)) {
      return Sensitivity.MESSAGE;
    }
    if (record instanceof Group && SensitiveCodes.of(record).areOfPeers()) {
      return Sensitivity.GROUP;
    }
    if (ADMINISTRATIVE.contains(type)) {
      return hasLabel(record, VIOLENCE)
          ? Sensitivity.VIO
          : isLabelledHiv(record) ? Sensitivity.HIV : Sensitivity.ADM;
    }
    SensitiveCodes codes = SensitiveCodes.of(record);
    if (hasLabel(record, PSYCHOLOGICAL) || codes.arePsychological()) {
      return Sensitivity.PSY;
    }
    if (codes.areOfPeers()) {
      return patient(record).isPresent() ? Sensitivity.PEER : Sensitivity.GROUP;
    }
    if (isLabelledHiv(record) || codes.tellOfHiv()) {
      return Sensitivity.HIV;
    }
    if (hasLabel(record, VIOLENCE) || codes.tellOfViolence()) {
      return Sensitivity.VIO;
    }
    if (SOCIAL_TYPES.contains(type) || codes.areSocial()) {
      // What is delivered to nobody stocks a unit.
      return SOCIAL_TYPES.contains(type) && isKept(record) ? Sensitivity.ADM : Sensitivity.SOC;
    }
    boolean tellsWhenOnly = record instanceof Encounter visit && isPlainVisit(visit);
    return tellsWhenOnly || codes.areOfTransfer() ? Sensitivity.ADM : Sensitivity.CLIN;
  }

  private static boolean isTrip(Resource record) {
    return record instanceof Task task
        && task.getCode().hasCoding(DoorstepCodes.codeSystem("doorstep-task"), "trip");
  }

  /**
   * A visit that tells who came and when, and nothing of why: everyone in the team may see it and
   * write what they did then.
   */
  private static boolean isPlainVisit(Encounter visit) {
    boolean silent =
        !visit.hasReasonCode()
            && !visit.hasReasonReference()
            && !visit.hasDiagnosis()
            && !visit.hasHospitalization()
            && !visit.hasText()
            && !visit.hasExtension()
            && !visit.hasContained();
    return silent
        && visit.hasType()
        && visit.getType().stream()
            .flatMap(type -> type.getCoding().stream())
            .allMatch(type -> PLAIN_VISITS.contains(type.getCode()));
  }

  /** Whether a record says by its label that it tells of HIV. */
  static boolean isLabelledHiv(Resource record) {
    return hasLabel(record, Set.of(HIV));
  }

  /**
   * Whether a record of a type tells of HIV by whom it names: what belongs to a person, and of what
   * is administrative the appointments; who sends a person on or cares for them has to be named.
   */
  static boolean canTellOfHiv(String type) {
    return "Appointment".equals(type) || !isDirectory(type) && !ADMINISTRATIVE.contains(type);
  }

  static boolean isAdministrative(String type) {
    return ADMINISTRATIVE.contains(type);
  }

  private static boolean hasLabel(Resource record, Set<String> labels) {
    return record.getMeta().getSecurity().stream()
        .anyMatch(label -> label.hasCode() && labels.contains(label.getCode()));
  }

  private static Stream<Base> values(Resource record, String name) {
    @Nullable Property property = record.getNamedProperty(name);
    return property == null ? Stream.empty() : property.getValues().stream();
  }
}
