package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether somebody has to go to hospital is decided by doctors only. A program writes down what a
 * doctor has decided, and names the doctor.
 */
@Component
@Interceptor
class DoctorsDecision implements StorageContribution {

  /** After {@link WriteGuard}: whoever may not write it at all is told that first. */
  private static final int EARLY = -45;

  private static final Set<Role> DOCTORS =
      EnumSet.of(Role.DOCTOR, Role.INFECTIOUS_DISEASE_DOCTOR, Role.HEAD_OF_DEPARTMENT);

  private static final Set<String> PEOPLE = Set.of("Practitioner", "PractitionerRole");

  private final JdbcClient database;

  DoctorsDecision(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = EARLY)
  void created(IBaseResource record, @Nullable RequestDetails request) {
    require(record, request);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = EARLY)
  void updated(
      @Nullable IBaseResource old, IBaseResource record, @Nullable RequestDetails request) {
    if (old != null && !old.isDeleted()) {
      require(old, request);
    }
    require(record, request);
  }

  private void require(IBaseResource record, @Nullable RequestDetails request) {
    Optional<Reach> reach = Reach.of(request);
    if (reach.isEmpty()
        || !(record instanceof Observation decision)
        || !decision
            .getCode()
            .hasCoding(DoorstepCodes.codeSystem("doorstep-obs"), "hospitalisation-decision")
        || reach.get().holds(DOCTORS)) {
      return;
    }
    if (!reach.get().holds(EnumSet.of(Role.SYSTEM))) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "doctor-decides",
          "Observation.code",
          "Only a doctor decides whether somebody has to go to hospital.",
          "Ask the doctor of the team to write the decision.");
    }
    if (decision.getPerformer().stream().noneMatch(this::mayBeDoctor)) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "doctor-decides",
          "Observation.performer",
          "The decision does not name the doctor who took it.",
          "Name the Practitioner or PractitionerRole of a doctor as performer.");
    }
  }

  /** Somebody who has another role here only is none; whoever has none works elsewhere. */
  private boolean mayBeDoctor(Reference performer) {
    IIdType id = performer.getReferenceElement().toUnqualifiedVersionless();
    return PEOPLE.contains(String.valueOf(id.getResourceType()))
        && database
            .sql(
                """
                SELECT coalesce(bool_or(roles && CAST(:doctors AS text[])), true) FROM access.post
                WHERE (post = :name OR practitioner = :name) AND valid @> now()
                """)
            .param("name", id.getValue())
            .param("doctors", DOCTORS.stream().map(Role::code).toArray(String[]::new))
            .query(Boolean.class)
            .single();
  }
}
