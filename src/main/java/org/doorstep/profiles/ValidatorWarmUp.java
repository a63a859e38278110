package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the validator do once what is slow the first time: reading R4, making the snapshots of all
 * profiles, and checking one resource of every profile.
 */
@Component
class ValidatorWarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(ValidatorWarmUp.class);

  private final FhirContext context;
  private final ProfileLibrary library;
  private final Validator validator;

  ValidatorWarmUp(FhirContext context, ProfileLibrary library, Validator validator) {
    this.context = context;
    this.library = library;
    this.validator = validator;
  }

  void run() {
    long start = System.nanoTime();
    library.structures().forEach(structure -> validator.checker().structure(structure.getUrl()));
    long snapshots = System.nanoTime();
    library.profiles().forEach(this::checkOne);
    LOG.info(
        "The validator is warm: {} profiles, {} ms to read, {} ms to try",
        library.profiles().size(),
        TimeUnit.NANOSECONDS.toMillis(snapshots - start),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - snapshots));
  }

  /** An empty resource breaks most rules, but every rule is looked at. */
  private void checkOne(StructureDefinition profile) {
    IBaseResource empty = context.getResourceDefinition(profile.getType()).newInstance();
    String json = context.newJsonParser().encodeResourceToString(empty);
    validator.checker().check(json, FhirFormat.JSON, List.of(profile.getUrl()));
  }
}
