package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.springframework.stereotype.Component;

/** Makes HAPI's own chain know the library, for {@code $expand} and {@code $lookup}. */
@Component
class StoreDefinitions {

  StoreDefinitions(ValidationSupportChain storeChain, FhirContext context, ProfileLibrary library) {
    storeChain.addValidationSupport(0, ValidationChain.definitions(context, library));
  }
}
