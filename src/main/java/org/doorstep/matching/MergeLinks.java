package org.doorstep.matching;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Merged;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps callers from merging people by writing links: whose records are whose follows from them. An
 * application that does not know of a link and leaves it out does not take it away.
 */
@Component
@Interceptor
class MergeLinks implements StorageContribution {

  /** After those who say whether the caller may write the Patient at all. */
  private static final int EARLY = -40;

  private static final Set<LinkType> OF_MERGES = Set.of(LinkType.REPLACEDBY, LinkType.REPLACES);

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = EARLY)
  void beforeCreate(IBaseResource record, @Nullable RequestDetails request) {
    if (record instanceof Patient patient && isOfCaller(request) && !links(patient).isEmpty()) {
      throw refusal();
    }
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = EARLY)
  void beforeUpdate(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (!(record instanceof Patient patient) || !isOfCaller(request)) {
      return;
    }
    List<PatientLinkComponent> known = old instanceof Patient before ? links(before) : List.of();
    if (old instanceof Patient before && Merged.isInto(before).isPresent()) {
      throw new Refusal(
          Reason.CONFLICT,
          "person-merged",
          "Patient",
          "This person was merged into another one.",
          "Read it: its link names the Patient to be written instead.");
    }
    for (PatientLinkComponent link : links(patient)) {
      if (known.stream().noneMatch(it -> isSame(it, link))) {
        throw refusal();
      }
    }
    patient.getLink().removeIf(link -> OF_MERGES.contains(link.getType()));
    known.forEach(link -> patient.addLink(link.copy()));
  }

  private static boolean isSame(PatientLinkComponent one, PatientLinkComponent other) {
    return one.getType() == other.getType()
        && one.getOther()
            .getReferenceElement()
            .toUnqualifiedVersionless()
            .getValue()
            .equals(other.getOther().getReferenceElement().toUnqualifiedVersionless().getValue());
  }

  private static List<PatientLinkComponent> links(Patient patient) {
    return patient.getLink().stream().filter(link -> OF_MERGES.contains(link.getType())).toList();
  }

  private static boolean isOfCaller(@Nullable RequestDetails request) {
    return Caller.of(request).isPresent();
  }

  private static Refusal refusal() {
    return new Refusal(
        Reason.RULE_BROKEN,
        "merge-by-operation",
        "Patient.link",
        "People are not merged by writing a link.",
        "Leave out links of the types replaces and replaced-by, and use Patient/$merge.");
  }
}
