package org.doorstep.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.fhir.Language;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SummaryIsValidTests {

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final FhirValidator VALIDATOR = CONTEXT.newValidator();

  @BeforeAll
  static void loadProfiles() throws IOException {
    PrePopulatedValidationSupport published = new PrePopulatedValidationSupport(CONTEXT);
    for (String folder : List.of("fhir-profiles/overrides", "fhir-profiles/generated")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
          published.addResource(CONTEXT.newJsonParser().parseResource(Files.readString(file)));
        }
      }
    }
    FhirInstanceValidator validator =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                published,
                new DefaultProfileValidationSupport(CONTEXT),
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT),
                new SnapshotGeneratingValidationSupport(CONTEXT)));
    VALIDATOR.registerValidatorModule(validator);
  }

  @Test
  void fullSummaryIsValidInEveryLanguage() {
    for (Language language : Language.values()) {
      Bundle document = SummaryTestCase.document(new Oksana("v-").dossier(), language);
      SummaryTestCase.identify(document);
      assertThat(errors(document)).as(language.tag()).isEmpty();
    }
  }

  @Test
  void shortenedSummaryIsValid() {
    Bundle document =
        SummaryTestCase.document(
            new Oksana("v-").dossier(), Language.FR, SummaryRequest.Form.COMPACT);
    SummaryTestCase.identify(document);
    assertThat(errors(document)).isEmpty();
  }

  @Test
  void emptySummaryIsValid() {
    Patient andriy = new Patient();
    andriy.setId("Patient/andriy");
    andriy.addIdentifier().setSystem("https://doorstep.health/sid/client").setValue("1");
    andriy.addName().setText("Андрій");
    andriy.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.MALE);
    Bundle document =
        SummaryTestCase.document(
            new Dossier(andriy, Optional.empty(), List.of(), Oksana.TODAY), Language.UK);
    SummaryTestCase.identify(document);
    assertThat(errors(document)).isEmpty();
  }

  private static List<String> errors(Bundle document) {
    String json = CONTEXT.newJsonParser().encodeResourceToString(document);
    return VALIDATOR.validateWithResult(json).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .map(message -> message.getLocationString() + ": " + message.getMessage())
        .toList();
  }
}
