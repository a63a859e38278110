package org.doorstep.analytics;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Period;

/**
 * Whether records of a person may be counted among others, without telling whose they are. They may
 * unless the person said no: what is denied to everyone, or for research or public health, is
 * denied here, whatever else is permitted; a consent to research that was taken back, or refused,
 * is a no as long as there is no other that holds.
 */
final class AnalysisConsent {

  private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
  private static final String REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

  /** Research, public health, and what lies below them. */
  private static final Set<String> PURPOSES =
      Set.of(
          "HRESCH",
          "BIORCH",
          "CLINTRCH",
          "DSRCH",
          "POARCH",
          "TRANSRCH",
          "PUBHLTH",
          "DISASTER",
          "THREAT",
          "HSYSADMIN",
          "HOPERAT");

  private AnalysisConsent() {}

  /**
   * Whether the person's records may be counted.
   *
   * @param consents all Consents of the person
   * @param now the moment
   */
  static boolean allows(Collection<Consent> consents, Instant now) {
    boolean denied = consents.stream().anyMatch(consent -> denies(consent, now));
    boolean takenBack = consents.stream().anyMatch(AnalysisConsent::isTakenBack);
    boolean permitted = consents.stream().anyMatch(consent -> permits(consent, now));
    return !denied && (!takenBack || permitted);
  }

  private static boolean denies(Consent consent, Instant now) {
    ProvisionComponent root = consent.getProvision();
    boolean research = isAboutResearch(consent);
    return consent.getStatus() == ConsentState.ACTIVE
        && holds(root.getPeriod(), now)
        && all(root)
            .filter(it -> it.getType() == ConsentProvisionType.DENY)
            .filter(it -> holds(it.getPeriod(), now))
            .anyMatch(it -> research || isForAnalysis(it) || isForEveryone(it, root));
  }

  private static boolean permits(Consent consent, Instant now) {
    ProvisionComponent root = consent.getProvision();
    return consent.getStatus() == ConsentState.ACTIVE
        && holds(root.getPeriod(), now)
        && root.getType() != ConsentProvisionType.DENY
        && (isAboutResearch(consent) || isForAnalysis(root));
  }

  private static boolean isTakenBack(Consent consent) {
    boolean over =
        consent.getStatus() == ConsentState.INACTIVE
            || consent.getStatus() == ConsentState.REJECTED;
    return over
        && (isAboutResearch(consent)
            || all(consent.getProvision()).anyMatch(AnalysisConsent::isForAnalysis));
  }

  private static Stream<ProvisionComponent> all(ProvisionComponent provision) {
    return Stream.concat(
        Stream.of(provision), provision.getProvision().stream().flatMap(AnalysisConsent::all));
  }

  private static boolean isAboutResearch(Consent consent) {
    return consent.getScope().hasCoding(SCOPES, "research");
  }

  private static boolean isForAnalysis(ProvisionComponent provision) {
    return provision.getPurpose().stream()
        .filter(purpose -> REASONS.equals(purpose.getSystem()) || !purpose.hasSystem())
        .map(Coding::getCode)
        .anyMatch(PURPOSES::contains);
  }

  /** An exception from what is permitted to somebody is one for them, unless it names a purpose. */
  private static boolean isForEveryone(ProvisionComponent provision, ProvisionComponent root) {
    boolean exception = provision != root && root.getType() == ConsentProvisionType.PERMIT;
    return !exception && !provision.hasActor() && !provision.hasPurpose() && !root.hasActor();
  }

  private static boolean holds(Period period, Instant now) {
    Date moment = Date.from(now);
    return (!period.hasStart() || !period.getStart().after(moment))
        && (!period.hasEnd() || !period.getEnd().before(moment));
  }
}
