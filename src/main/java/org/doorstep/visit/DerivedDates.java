package org.doorstep.visit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Sets the dates that follow from what is being stored. */
@Component
@Interceptor
class DerivedDates implements StorageContribution {

  private static final String REFRESHED = DerivedDates.class.getName();

  private final VisitPlans plans;

  DerivedDates(VisitPlans plans) {
    this.plans = plans;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  void beforeCreate(IBaseResource resource, TransactionDetails transaction) {
    if (resource instanceof CarePlan plan) {
      fill(plan, plan.getSubject(), transaction);
    }
    fillSupplyEnd(resource);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  void beforeUpdate(IBaseResource before, IBaseResource after, TransactionDetails transaction) {
    if (before instanceof CarePlan stored && after instanceof CarePlan plan) {
      fill(plan, stored.getSubject(), transaction);
    }
    fillSupplyEnd(after);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  void afterCreate(IBaseResource resource, TransactionDetails transaction) {
    follow(resource, transaction);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  void afterUpdate(IBaseResource before, IBaseResource after, TransactionDetails transaction) {
    follow(after, transaction);
  }

  private static void fillSupplyEnd(IBaseResource resource) {
    if (resource instanceof MedicationDispense dispense) {
      SupplyEnd.fill(dispense);
    }
  }

  private void fill(CarePlan plan, Reference patient, TransactionDetails transaction) {
    // In a transaction a new plan's person may still be a placeholder.
    if (NextVisit.isDerivedFor(plan) && isStored(patient)) {
      LocalDate lastVisit = plans.lastVisit(patient.getReference());
      if (transaction.isFhirTransaction()) {
        // The visits beside the plan are not stored yet; VisitIntake has looked at them.
        NextVisit.postpone(plan, lastVisit);
      } else {
        NextVisit.fill(plan, lastVisit);
      }
    }
  }

  private void follow(IBaseResource resource, TransactionDetails transaction) {
    if (resource instanceof Encounter visit && HomeVisit.is(visit)) {
      refreshOnce(visit.getSubject(), transaction);
    } else if (resource instanceof CarePlan plan
        && NextVisit.isDerivedFor(plan)
        && transaction.isFhirTransaction()) {
      refreshOnce(plan.getSubject(), transaction);
    }
  }

  /** All entries of a transaction are in the database by now, so that one look is enough. */
  private void refreshOnce(Reference patient, TransactionDetails transaction) {
    Set<String> refreshed = transaction.getOrCreateUserData(REFRESHED, HashSet::new);
    transaction.addRollbackUndoAction(() -> transaction.clearUserData(REFRESHED));
    if (isStored(patient) && refreshed.add(patient.getReference())) {
      plans.refresh(patient.getReference());
    }
  }

  private static boolean isStored(Reference patient) {
    return patient.hasReference() && patient.getReference().startsWith("Patient/");
  }
}
