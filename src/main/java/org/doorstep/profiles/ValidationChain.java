package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.time.Duration;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;

/** What the validator knows: the library and R4 itself, all in memory, never the database. */
final class ValidationChain {

  /** Nothing in the chain changes while the program runs, so nothing needs to be asked twice. */
  private static final Duration FOREVER = Duration.ofDays(3650);

  /** Distinct codes and value sets that clients send, a few hundred bytes each. */
  private static final int ANSWERS_KEPT = 50_000;

  private ValidationChain() {}

  static ValidationSupportChain of(
      FhirContext context, ProfileLibrary library, DefaultProfileValidationSupport r4) {
    UnknownCodeSystemWarningValidationSupport unknownSystems =
        new UnknownCodeSystemWarningValidationSupport(context);
    // Care at home meets code systems of many countries; refusing them would lose records.
    unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    return new ValidationSupportChain(
        ValidationSupportChain.CacheConfiguration.defaultValues()
            .setCacheTimeout(FOREVER)
            .setCacheSize(ANSWERS_KEPT),
        definitions(context, library),
        r4,
        new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context),
        new SnapshotGeneratingValidationSupport(context),
        unknownSystems);
  }

  /**
   * The library as a link of a chain; it must stand before R4 itself for its overrides to count.
   */
  static PrePopulatedValidationSupport definitions(FhirContext context, ProfileLibrary library) {
    PrePopulatedValidationSupport definitions = new PrePopulatedValidationSupport(context);
    library.overrides().forEach(definitions::addResource);
    library.definitions().forEach(definitions::addResource);
    return definitions;
  }
}
