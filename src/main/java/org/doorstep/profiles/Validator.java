package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import jakarta.annotation.PreDestroy;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.springframework.stereotype.Component;

/** The one validator of the server, with all that it knows. */
@Component
class Validator {

  private final ValidationSupportChain chain;
  private final Checker checker;

  Validator(
      FhirContext context,
      ProfileLibrary library,
      Kinds kinds,
      DefaultProfileValidationSupport r4) {
    this.chain = ValidationChain.of(context, library, r4);
    this.checker = new Checker(chain, kinds);
  }

  ValidationSupportChain chain() {
    return chain;
  }

  Checker checker() {
    return checker;
  }

  @PreDestroy
  void stop() {
    chain.stop();
  }
}
