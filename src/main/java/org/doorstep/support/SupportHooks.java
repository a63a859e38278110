package org.doorstep.support;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Holds every write to the rules of mutual support, whoever writes, in the same transaction. */
@Component
@Interceptor
class SupportHooks implements StorageContribution {

  /** After the guards and what follows from consents. */
  private static final int LATE = 100;

  private final ChildcareRules childcare;
  private final Carers carers;
  private final Places places;
  private final Groups groups;
  private final Counsellors counsellors;

  SupportHooks(
      ChildcareRules childcare,
      Carers carers,
      Places places,
      Groups groups,
      Counsellors counsellors) {
    this.childcare = childcare;
    this.carers = carers;
    this.places = places;
    this.groups = groups;
    this.counsellors = counsellors;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LATE)
  void created(IBaseResource record) {
    follow((Resource) record);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LATE)
  void updated(IBaseResource old, IBaseResource record) {
    follow((Resource) record);
    if (old instanceof Consent before && record instanceof Consent after) {
      groups.follow(before, after);
    }
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED, order = LATE)
  void deleted(IBaseResource record) {
    if (record instanceof Task task) {
      carers.end(Here.key(task));
    } else if (record instanceof Appointment appointment) {
      places.end(Here.key(appointment));
    }
  }

  private void follow(Resource record) {
    if (record instanceof ServiceRequest request) {
      childcare.require(request);
    } else if (record instanceof Task task) {
      childcare.require(task);
      carers.follow(task);
    } else if (record instanceof Appointment appointment) {
      places.follow(appointment);
    } else if (record instanceof Group group) {
      groups.require(group);
    } else if (record instanceof Consent consent) {
      groups.require(consent);
    } else if (record instanceof Practitioner practitioner) {
      counsellors.require(practitioner);
    }
  }
}
