package org.doorstep.matching;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.access.Caller;
import org.doorstep.access.PersonGrants;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets what an application writes for a person whom it knows by an old id be written for the one
 * who replaced it. Who does not see that one is not told of it: for them the old id leads nowhere.
 */
@Component
@Interceptor
class MergedReferences implements StorageContribution {

  /** After the visits have got the ids that follow from what was sent, so that none is doubled. */
  private static final int LATE = 50;

  /** Before anybody asks whose the record is. */
  private static final int EARLY = -60;

  private final PersonGrants grants;
  private final FhirContext context = FhirContext.forR4Cached();

  MergedReferences(PersonGrants grants) {
    this.grants = grants;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSING, order = LATE)
  void inTransaction(IBaseBundle sent, @Nullable RequestDetails request) {
    if (!(sent instanceof Bundle bundle) || request == null || Caller.of(request).isEmpty()) {
      return;
    }
    List<Reference> references = new ArrayList<>();
    Set<String> persons = new TreeSet<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.hasResource()) {
        references.addAll(references(entry.getResource()));
      }
      if (isPut(entry)) {
        persons.add(new IdType(entry.getRequest().getUrl()).getIdPart());
      }
    }
    Map<String, String> merged = merged(references, persons, request);
    if (!merged.isEmpty()) {
      follow(references, merged);
      bundle.getEntry().stream()
          .filter(MergedReferences::isPut)
          .forEach(entry -> find(entry, merged));
    }
  }

  private static boolean isPut(BundleEntryComponent entry) {
    IdType url = new IdType(entry.getRequest().getUrl());
    return entry.getRequest().getMethod() == HTTPVerb.PUT
        && entry.getResource() instanceof Patient
        && "Patient".equals(url.getResourceType())
        && url.hasIdPart();
  }

  /** What the application says of the person was said before the merge, and changes nothing. */
  private static void find(BundleEntryComponent entry, Map<String, String> merged) {
    String target = merged.get(new IdType(entry.getRequest().getUrl()).getIdPart());
    if (target != null) {
      entry.getResource().setId((String) null);
      entry
          .getRequest()
          .setMethod(HTTPVerb.POST)
          .setUrl("Patient")
          .setIfNoneExist("_id=" + target)
          .setIfMatch(null);
    }
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = EARLY)
  void beforeCreate(
      IBaseResource record, @Nullable RequestDetails request, TransactionDetails transaction) {
    alone((Resource) record, request, transaction);
  }

  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = EARLY)
  void beforeUpdate(
      IBaseResource old,
      IBaseResource record,
      @Nullable RequestDetails request,
      TransactionDetails transaction) {
    alone((Resource) record, request, transaction);
  }

  private void alone(
      Resource record, @Nullable RequestDetails request, TransactionDetails transaction) {
    if (request == null || Caller.of(request).isEmpty() || transaction.isFhirTransaction()) {
      return;
    }
    List<Reference> references = references(record);
    Map<String, String> merged = merged(references, new TreeSet<>(), request);
    follow(references, merged);
  }

  /** A trace is about what was, and a link about the very Patient that it names. */
  private List<Reference> references(Resource record) {
    return record instanceof Provenance || record instanceof Patient || record instanceof Bundle
        ? List.of()
        : context.newTerser().getAllPopulatedChildElementsOfType(record, Reference.class);
  }

  private Map<String, String> merged(
      List<Reference> references, Set<String> persons, RequestDetails request) {
    for (Reference reference : references) {
      IdType id = new IdType(reference.getReference());
      if ("Patient".equals(id.getResourceType()) && !id.isAbsolute() && id.hasIdPart()) {
        persons.add(id.getIdPart());
      }
    }
    if (persons.isEmpty()) {
      return Map.of();
    }
    Map<String, String> merged = grants.mergedAmong(persons);
    merged.values().removeIf(target -> !grants.knows(target, request));
    return merged;
  }

  private static void follow(List<Reference> references, Map<String, String> merged) {
    for (Reference reference : references) {
      merged.forEach(
          (source, target) -> {
            if (MovedRecords.isTo(reference, source)) {
              reference.setReference("Patient/" + target);
            }
          });
    }
  }
}
