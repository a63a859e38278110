package org.doorstep.profiles;

import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IValidationPolicyAdvisor;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;

/**
 * The validator behind HAPI's {@code FhirInstanceValidator}, made to be used more than once. HAPI
 * builds a new one for every resource and spends three quarters of the time in its constructor,
 * which reads a table of OIDs.
 *
 * <p>Settings are those of HAPI's {@code ValidatorWrapper}. What an instance remembers between
 * calls is forgotten here; its list of codings seen cannot be emptied from outside, so an instance
 * retires after some calls. An instance serves one thread at a time.
 */
final class ReusableValidator extends InstanceValidator {

  /** Keeps the list of codings seen small; a new instance costs about 12 ms. */
  private static final int CALLS_BEFORE_RETIREMENT = 100;

  private int calls;

  ReusableValidator(IWorkerContext definitions, IValidationPolicyAdvisor policy) {
    super(
        definitions,
        new FhirInstanceValidator.NullEvaluationContext(),
        new XVerExtensionManagerOld(definitions),
        new ValidatorSession(),
        new ValidatorSettings());
    setAssumeValidRestReferences(false);
    setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    setAnyExtensionsAllowed(true);
    setResourceIdRule(IdStatus.OPTIONAL);
    setNoTerminologyChecks(false);
    setErrorForUnknownProfiles(false);
    // HAPI's chain decides how bad an unknown code system is; this makes the validator ask it.
    setUnknownCodeSystemsCauseErrors(true);
    setPolicyAdvisor(policy);
    setNoExtensibleWarnings(false);
    setNoBindingMsgSuppressed(false);
    setAllowExamples(true);
    setAllowXsiLocation(true);
  }

  @Override
  public void validate(
      @Nullable Object call,
      List<ValidationMessage> messages,
      @Nullable String path,
      Element element,
      List<StructureDefinition> profiles)
      throws FHIRException {
    calls++;
    // Otherwise a warning about a retired definition would come only once in the life of a server.
    statusWarnings.clear();
    super.validate(call, messages, path, element, profiles);
  }

  boolean isRetired() {
    return calls >= CALLS_BEFORE_RETIREMENT;
  }
}
