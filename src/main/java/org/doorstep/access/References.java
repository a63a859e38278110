package org.doorstep.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.HashSet;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.doorstep.server.ServedTypes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * References in what a caller writes: to what they do not see they are refused in the words for
 * what does not exist, so that nobody finds out by writing.
 */
@Component
class References {

  private static final Set<String> PERSONS = Set.of("Patient", "RelatedPerson");
  private static final String WRITTEN = References.class.getName();

  private final FhirContext context;
  private final Records records;

  References(FhirContext context, Records records) {
    this.context = context;
    this.records = records;
  }

  /** Remembers what a request has written itself: it may refer to it. */
  static void written(Resource record, @Nullable RequestDetails request) {
    if (request != null) {
      writtenBy(request).add(Projection.key(record));
    }
  }

  static boolean isWritten(Resource record, @Nullable RequestDetails request) {
    return request != null && writtenBy(request).contains(Projection.key(record));
  }

  /** What a request has written or seen, for a copy of it in another thread. */
  static void inAnother(RequestDetails request, RequestDetails copy) {
    copy.getUserData().put(WRITTEN, new HashSet<>(writtenBy(request)));
  }

  @SuppressWarnings("unchecked")
  private static Set<String> writtenBy(RequestDetails request) {
    return (Set<String>)
        request.getUserData().computeIfAbsent(WRITTEN, none -> new HashSet<String>());
  }

  void requireSeen(Resource record, @Nullable RequestDetails request) {
    requireSeen(null, record, request);
  }

  /** What stood in the record before tells nothing new to whoever writes it once more. */
  void requireSeen(@Nullable Resource before, Resource record, @Nullable RequestDetails request) {
    if (request == null || record instanceof Bundle) {
      // What a stored Bundle holds refers to the Bundle's own entries.
      return;
    }
    Set<String> stood = new HashSet<>();
    if (before != null) {
      for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(before)) {
        stood.add(key(info.getResourceReference().getReferenceElement()));
      }
    }
    Set<String> known = writtenBy(request);
    for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(record)) {
      IIdType target = info.getResourceReference().getReferenceElement();
      if (target.hasIdPart()
          && target.hasResourceType()
          && !target.isAbsolute()
          && !Label.isDirectory(target.getResourceType())
          && ServedTypes.NAMES.contains(target.getResourceType())
          && !stood.contains(key(target))
          && known.add(key(target))) {
        requireSeen(target, record.fhirType() + '.' + info.getName(), request);
      }
    }
  }

  /** All who go out for an organisation see its trips, whomever they care for. */
  void requireNobodyOnTrip(Resource trip) {
    if (!Label.of(trip).trip()) {
      return;
    }
    for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(trip)) {
      if (PERSONS.contains(
          String.valueOf(info.getResourceReference().getReferenceElement().getResourceType()))) {
        throw new Refusal(
            Reason.RULE_BROKEN,
            "trip-names-person",
            trip.fhirType() + '.' + info.getName(),
            "Everyone who goes out for the organisation sees a trip, and this one names a person.",
            "Write an Appointment for each stop, with the number of the trip as identifier or the"
                + " Task in supportingInformation.");
      }
    }
  }

  private static String key(IIdType target) {
    return target.getResourceType() + '/' + target.getIdPart();
  }

  private void requireSeen(IIdType target, String path, RequestDetails request) {
    String key = key(target);
    try {
      Class<? extends Resource> type =
          context
              .getResourceDefinition(target.getResourceType())
              .getImplementingClass(Resource.class);
      if (records.on(request).read(type, new IdType(key)) == null) {
        throw notFound(key, path);
      }
    } catch (ResourceNotFoundException | ResourceGoneException hidden) {
      throw notFound(key, path);
    }
  }

  /** What HAPI says of a reference to what does not exist, translated like that. */
  static InvalidRequestException notFound(String key, String path) {
    return new InvalidRequestException(
        "HAPI-1094: Resource %s not found, specified in path: %s".formatted(key, path));
  }

  static Patient patient(String id) {
    Patient patient = new Patient();
    patient.setId("Patient/" + id);
    return patient;
  }
}
