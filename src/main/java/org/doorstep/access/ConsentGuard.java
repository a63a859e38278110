package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.ConsentTerms.Denial;
import org.doorstep.access.ConsentTerms.Permit;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps people who write down what a person consents to from giving themselves a right by it, or
 * from taking back what denies them one.
 */
@Component
@Interceptor
class ConsentGuard implements StorageContribution {

  /** After {@link WriteGuard} and before {@link Projection}. */
  private static final int EARLY = -40;

  /** Nobody knows so many who care for one person. */
  private static final int MOST = 200;

  private final Owners owners;

  ConsentGuard(Owners owners) {
    this.owners = owners;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = EARLY)
  void created(IBaseResource record, @Nullable RequestDetails request) {
    Optional<Caller> caller = Caller.of(request);
    if (record instanceof Consent consent && caller.isPresent()) {
      requireForOthers(consent, caller.get());
    }
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = EARLY)
  void updated(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    Optional<Caller> caller = Caller.of(request);
    if (!(record instanceof Consent consent) || caller.isEmpty()) {
      return;
    }
    if (old instanceof Consent before) {
      requireNoneTakenBack(before, consent, caller.get());
    }
    requireForOthers(consent, caller.get());
  }

  /** What a person permits is written down by the keeper, and by nobody for their own use. */
  private void requireForOthers(Consent consent, Caller caller) {
    ConsentTerms terms = ConsentTerms.of(consent);
    requireFew(terms);
    List<Permit> permits = terms.permits();
    Optional<String> patient = Label.of(consent).patient();
    if (permits.isEmpty() || patient.isEmpty()) {
      return;
    }
    Set<String> organizations =
        caller.posts().stream().map(Caller.Post::organization).collect(Collectors.toSet());
    boolean ofKeeper =
        owners.of("Patient/" + patient.get()).map(organizations::contains).orElse(false);
    if (!ofKeeper) {
      throw refusal(
          "Only the organisation that keeps the record writes down what the person permits.",
          "Ask it to.");
    }
    Set<String> own = new HashSet<>(caller.names());
    organizations.forEach(organization -> own.add("Organization/" + organization));
    if (permits.stream().map(Permit::grantee).anyMatch(own::contains)) {
      throw refusal(
          "The consent would open the record to you, or to the organisation that you work for.",
          "A colleague writes down what the person permits you; name people of your own"
              + " organisation one by one.");
    }
  }

  /** Each is a row that requests about the person read. */
  private static void requireFew(ConsentTerms terms) {
    int all = terms.permits().size() + terms.denials().size();
    if (all > MOST) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "consent-too-large",
          "Consent.provision",
          "The consent permits and denies %d things, more than %d.".formatted(all, MOST),
          "Name organisations in place of their people, or write several consents.");
    }
  }

  private void requireNoneTakenBack(Consent before, Consent after, Caller caller) {
    Set<String> own = caller.names();
    List<Denial> left = ConsentTerms.of(after).denials();
    boolean takenBack =
        ConsentTerms.of(before).denials().stream()
            .anyMatch(denial -> own.contains(denial.grantee()) && !left.contains(denial));
    if (takenBack) {
      throw refusal(
          "The consent denies you something.",
          "A colleague writes down that the person takes it back.");
    }
  }

  private static Refusal refusal(String what, String mend) {
    return new Refusal(Reason.FORBIDDEN, "consent-for-oneself", "Consent.provision", what, mend);
  }
}
