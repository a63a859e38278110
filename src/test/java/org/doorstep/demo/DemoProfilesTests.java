package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/**
 * Every kind of resource of the demo region against the profile that the server will hold it to.
 */
class DemoProfilesTests {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @Test
  void whatTheRegionSendsIsValid() throws IOException {
    FhirValidator validator = FHIR.newValidator();
    validator.registerValidatorModule(new FhirInstanceValidator(support()));
    Map<String, Resource> kinds = new LinkedHashMap<>();
    DemoRegion region = new DemoRegion(40, LocalDate.parse("2025-09-01"));
    region
        .posts()
        .flatMap(post -> post.bundle().getEntry().stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .forEach(resource -> kinds.putIfAbsent(kind(resource), resource));
    List<String> errors = new ArrayList<>();
    kinds.forEach(
        (kind, resource) ->
            validator
                .validateWithResult(
                    resource, new ValidationOptions().addProfileIfNotBlank(profile(resource)))
                .getMessages()
                .stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .forEach(
                    message ->
                        errors.add(
                            kind
                                + " "
                                + message.getLocationString()
                                + " "
                                + message.getMessage())));
    assertThat(kinds).hasSizeGreaterThan(35);
    assertThat(errors).isEmpty();
  }

  /** One of each sort is enough: two blood pressures differ in their numbers only. */
  private static String kind(Resource resource) {
    String filled =
        resource.children().stream()
            .filter(Property::hasValues)
            .map(Property::getName)
            .collect(Collectors.joining(","));
    String code =
        resource instanceof Observation observation
            ? observation.getCode().getCodingFirstRep().getCode()
            : "";
    return profile(resource) + " " + filled + " " + code;
  }

  private static String profile(Resource resource) {
    String id =
        switch (resource.fhirType()) {
          case "Patient" -> "patient";
          case "Organization" -> "organization";
          case "PractitionerRole" -> "practitioner-role";
          case "Location" -> location((Location) resource);
          case "Encounter" ->
              switch (((Encounter) resource).getClass_().getCode()) {
                case "VR" -> "support-contact";
                case "AMB" -> "group-session";
                default -> "home-visit";
              };
          case "Group" -> "support-group";
          case "EpisodeOfCare" -> "episode";
          case "CarePlan" -> "care-plan";
          case "CareTeam" -> "care-team";
          case "Condition" -> "condition";
          case "AllergyIntolerance" -> "allergy";
          case "Consent" ->
              ((Consent) resource).getScope().getCodingFirstRep().getCode().equals("treatment")
                  ? "proxy-consent"
                  : "disclosure-consent";
          case "Observation" -> observation((Observation) resource);
          case "Specimen" -> "specimen";
          case "ServiceRequest" -> request((ServiceRequest) resource);
          case "Task" -> task((Task) resource);
          case "Flag" -> "access-flag";
          case "Procedure" -> "dressing";
          case "MedicationDispense" ->
              ((MedicationDispense) resource).getDaysSupply().getValue().intValue() == 90
                  ? "art-dispense"
                  : "medication-dispense";
          default -> "";
        };
    return id.isEmpty()
        ? "http://hl7.org/fhir/StructureDefinition/" + resource.fhirType()
        : DoorstepCodes.structure("doorstep-" + id);
  }

  private static String request(ServiceRequest request) {
    if (request.hasRequisition()) {
      return "evacuation-request";
    }
    if (request.hasPriority()) {
      return "transfer-request";
    }
    return switch (request.getIdentifierFirstRep().getValue().replaceAll("\\d.*", "")) {
      case "DEMO-CALL-" -> "hotline-request";
      case "DEMO-CHILDREN-" -> "childcare-request";
      default -> "lab-order";
    };
  }

  private static String task(Task task) {
    return task.hasOwner() ? task.hasFocus() ? "transfer-task" : "trip-task" : "team-task";
  }

  private static String location(Location location) {
    if (location.hasExtension()) {
      return "facility";
    }
    String type = location.getTypeFirstRep().getCodingFirstRep().getCode();
    return "MOBL".equals(type)
        ? "mobile-unit"
        : "admin-area".equals(type) ? "admin-area" : "visit-site";
  }

  private static String observation(Observation observation) {
    return switch (observation.getCode().getCodingFirstRep().getCode()) {
      case "11524-6" -> "ecg";
      case "24467-3" -> "cd4";
      case "20447-9" -> "hiv-viral-load";
      case "718-7", "14682-9", "14743-9" -> "lab-result";
      case "hospitalisation-decision" -> "hospitalisation-decision";
      case "mobility-status" -> "mobility";
      case "evacuation-preference" -> "evacuation-preference";
      default -> "";
    };
  }

  private static IValidationSupport support() throws IOException {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    for (String folder : List.of("fhir-profiles/generated", "fhir-profiles/overrides")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
          if (FHIR.newJsonParser().parseResource(Files.readString(file))
              instanceof MetadataResource resource) {
            own.addResource(resource);
          }
        }
      }
    }
    return new ValidationSupportChain(
        own,
        new DefaultProfileValidationSupport(FHIR),
        new CommonCodeSystemsTerminologyService(FHIR),
        new InMemoryTerminologyServerValidationSupport(FHIR),
        new SnapshotGeneratingValidationSupport(FHIR));
  }
}
