package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Keeps what gives rights in step with the records that give them, in the same transaction. */
@Component
@Interceptor
class Projection implements StorageContribution {

  private final Posts posts;
  private final Permissions permissions;
  private final HivCare care;
  private final ChildcareGrants childcare;
  private final Agreements agreements;
  private final Owners owners;

  Projection(
      Posts posts,
      Permissions permissions,
      HivCare care,
      ChildcareGrants childcare,
      Agreements agreements,
      Owners owners) {
    this.childcare = childcare;
    this.agreements = agreements;
    this.owners = owners;
    this.posts = posts;
    this.permissions = permissions;
    this.care = care;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  void created(IBaseResource record) {
    follow((Resource) record);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  void updated(IBaseResource old, IBaseResource record) {
    follow((Resource) record);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
  void deleted(IBaseResource record) {
    String key = key((Resource) record);
    posts.end(key);
    permissions.end(key);
    agreements.end(key);
    childcare.end(key);
    care.end(key);
  }

  private void follow(Resource record) {
    String key = key(record);
    care.follow(key, record);
    if (record instanceof Practitioner practitioner) {
      posts.accounts(
          key, practitioner.getIdentifier(), practitioner.getActive() || !practitioner.hasActive());
    } else if (record instanceof Patient patient) {
      posts.accounts(key, patient.getIdentifier(), patient.getActive() || !patient.hasActive());
      owners.merged(patient.getIdElement().getIdPart(), Merged.isInto(patient));
    } else if (record instanceof RelatedPerson person) {
      posts.accounts(key, person.getIdentifier(), person.getActive() || !person.hasActive());
    } else if (record instanceof PractitionerRole role) {
      posts.follow(key, role);
    } else if (record instanceof CareTeam team) {
      permissions.follow(key, team);
    } else if (record instanceof Task task) {
      permissions.follow(key, task);
      childcare.follow(key, task);
    } else if (record instanceof Consent consent) {
      permissions.follow(key, consent);
      agreements.follow(key, consent);
      Label.of(consent).patient().ifPresent(childcare::permit);
    } else if (record instanceof ServiceRequest order) {
      permissions.follow(key, order);
    }
  }

  static String key(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }
}
