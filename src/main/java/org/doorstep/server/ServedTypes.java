package org.doorstep.server;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource types that Doorstep serves. HAPI would set up storage for all 146 types of R4; what
 * no programme uses would only be more to protect, and to start.
 */
public final class ServedTypes {

  private static final String PEOPLE_AND_PLACES =
      "Patient RelatedPerson Practitioner PractitionerRole Organization OrganizationAffiliation "
          + "Location HealthcareService CareTeam Group Device Endpoint";

  private static final String VISITS =
      "EpisodeOfCare Encounter Observation DiagnosticReport Specimen Condition Procedure "
          + "AllergyIntolerance ClinicalImpression Immunization Media Flag RiskAssessment "
          + "FamilyMemberHistory Questionnaire QuestionnaireResponse Coverage";

  private static final String MEDICINES_AND_GOODS =
      "Medication MedicationRequest MedicationStatement MedicationDispense "
          + "MedicationAdministration SupplyRequest SupplyDelivery";

  private static final String PLANS_AND_REQUESTS =
      "CarePlan Goal ServiceRequest Task Appointment AppointmentResponse Schedule Slot "
          + "Communication CommunicationRequest DeviceRequest DeviceUseStatement";

  private static final String DOCUMENTS_AND_TRACES =
      "Composition Bundle DocumentReference DocumentManifest Binary Consent Provenance "
          + "AuditEvent List Basic MeasureReport Subscription";

  private static final String DEFINITIONS =
      "CodeSystem ValueSet ConceptMap NamingSystem StructureDefinition SearchParameter "
          + "OperationDefinition CapabilityStatement ImplementationGuide Measure";

  /** Their names, such as {@code Patient}, in alphabetical order. */
  public static final SortedSet<String> NAMES =
      Stream.of(
              PEOPLE_AND_PLACES,
              VISITS,
              MEDICINES_AND_GOODS,
              PLANS_AND_REQUESTS,
              DOCUMENTS_AND_TRACES,
              DEFINITIONS)
          .flatMap(names -> Stream.of(names.split(" ")))
          .collect(Collectors.toCollection(TreeSet::new));

  /** Those whose records lie in HAPI's tables: all but the audit, which has a store of its own. */
  public static final SortedSet<String> STORED =
      NAMES.stream()
          .filter(name -> !name.equals("AuditEvent"))
          .collect(Collectors.toCollection(TreeSet::new));

  private ServedTypes() {}
}
