package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes the validator do once what is slow the first time: reading R4, making the snapshots of all
 * profiles, and checking one resource of every profile.
 *
 * <p>It needs neither the database nor the rest of the server. To be done by the time that these
 * are there, it begins in a thread of its own when the web server is configured, which is the first
 * thing that Spring Boot does.
 */
@Component
class ValidatorWarmUp implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

  private static final Logger LOG = LoggerFactory.getLogger(ValidatorWarmUp.class);

  private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private final FhirContext context;
  private final ProfileLibrary library;
  private final Validator validator;
  private final Readiness readiness;
  private final Thread worker = new Thread(this::warmUp, "validator-warm-up");

  ValidatorWarmUp(
      FhirContext context, ProfileLibrary library, Validator validator, Readiness readiness) {
    this.context = context;
    this.library = library;
    this.validator = validator;
    this.readiness = readiness;
    worker.setDaemon(true);
  }

  @Override
  public void customize(ConfigurableWebServerFactory webServer) {
    worker.start();
  }

  private void warmUp() {
    try {
      run();
      readiness.validatorIsWarm();
    } catch (RuntimeException broken) {
      LOG.error("The validator did not start; the server stays not ready", broken);
    }
  }

  private void run() {
    long start = System.nanoTime();
    library.structures().forEach(structure -> validator.checker().structure(structure.getUrl()));
    // The first of HL7's code systems to be looked up brings all of them into memory.
    validator.chain().fetchCodeSystem(ACT_CODE);
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
