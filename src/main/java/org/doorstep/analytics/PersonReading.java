package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doorstep.access.Merged;
import org.doorstep.deidentified.Deidentification;
import org.doorstep.deidentified.Places;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.AllRecords;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Reads from the store of the main server what the analytics node is told of. */
class PersonReading {

  /** Records that are locked, tell of violence or are a psychologist's are told of to nobody. */
  static final Set<String> LOCKED = Set.of("SDV", "SEX", "VIO", "PSY", "PSYTHPN", "MH", "V");

  /**
   * Nor are those that are marked as restricted (https://hl7.org/fhir/R4/security-labels.html), as
   * all that tell of HIV are, but as numbers.
   */
  private static final Set<String> RESTRICTED = Set.of("R");

  private final AllRecords records;
  private final FhirContext fhir;
  private final Populations populations;
  private final Set<String> types = Deidentification.types();

  PersonReading(AllRecords records, FhirContext fhir, Populations populations) {
    this.records = records;
    this.fhir = fhir;
    this.populations = populations;
  }

  /**
   * Some people, with a question for each type and not for each of them.
   *
   * @param ids of Patients
   * @return in the same order, without those who were deleted or whose records are somebody else's
   *     by now
   */
  List<PersonRecords> of(Collection<String> ids) {
    Map<String, Patient> patients = new HashMap<>();
    each(
        Patient.class,
        "_id",
        ids.stream().map(id -> new TokenParam(id)).toList(),
        patient -> patients.put(id(patient), patient));
    patients.values().removeIf(it -> Merged.isInto(it).isPresent());
    if (patients.isEmpty()) {
      return List.of();
    }
    ListMultimap<String, Consent> consents = ofPeople(Consent.class, patients.keySet());
    ListMultimap<String, Resource> records = ArrayListMultimap.create();
    for (String type : types) {
      if (!"Patient".equals(type)) {
        records.putAll(ofPeople(classOf(type), patients.keySet()));
      }
    }
    ListMultimap<String, Resource> appointments = appointments(patients.keySet());
    Instant now = Instant.now();
    return ids.stream()
        .map(patients::get)
        .filter(Objects::nonNull)
        .map(
            patient ->
                new PersonRecords(
                    patient,
                    records.get(id(patient)).stream()
                        .filter(record -> !isMarked(record, LOCKED))
                        .filter(record -> !isMarked(record, RESTRICTED))
                        .toList(),
                    Stream.concat(
                            records.get(id(patient)).stream()
                                .filter(record -> isMarked(record, RESTRICTED)),
                            appointments.get(id(patient)).stream())
                        .filter(record -> !isMarked(record, LOCKED))
                        .toList(),
                    AnalysisConsent.allows(consents.get(id(patient)), now)))
        .toList();
  }

  private <R extends Resource> ListMultimap<String, R> ofPeople(
      Class<? extends R> type, Set<String> people) {
    ListMultimap<String, R> records = ArrayListMultimap.create();
    each(
        type,
        "patient",
        people.stream().map(id -> new ReferenceParam("Patient/" + id)).toList(),
        record -> Deidentification.person(record).ifPresent(person -> records.put(person, record)));
    return records;
  }

  /** They name several people, and are told of none; whose request they are made for counts. */
  private ListMultimap<String, Resource> appointments(Set<String> people) {
    ListMultimap<String, Resource> appointments = ArrayListMultimap.create();
    each(
        Appointment.class,
        "patient",
        people.stream().map(id -> new ReferenceParam("Patient/" + id)).toList(),
        appointment ->
            appointment.getParticipant().stream()
                .map(participant -> participant.getActor().getReferenceElement())
                .filter(actor -> "Patient".equals(actor.getResourceType()))
                .map(IIdType::getIdPart)
                .filter(people::contains)
                .distinct()
                .forEach(person -> appointments.put(person, appointment)));
    return appointments;
  }

  private static String id(Resource record) {
    return record.getIdElement().getIdPart();
  }

  /** The areas with enough people, as the places of the store lie in them. */
  Places places() {
    Map<String, String> parents = new HashMap<>();
    Map<String, Long> people = new HashMap<>();
    locations(
        place -> {
          String id = id(place);
          IIdType parent = place.getPartOf().getReferenceElement();
          if ("Location".equals(parent.getResourceType()) && !parent.isAbsolute()) {
            parents.put(id, parent.getIdPart());
          }
          code(place).flatMap(populations::area).ifPresent(area -> people.put(id, area.people()));
        });
    return new Places(parents, people);
  }

  /** The P-codes of the areas whose populations are known, by the ids of their Locations. */
  Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    locations(place -> code(place).ifPresent(code -> codes.put(id(place), code)));
    return codes;
  }

  private Optional<String> code(Location place) {
    return place.getIdentifier().stream()
        .filter(it -> (DoorstepCodes.IDENTIFIERS + "/ocha-pcode").equals(it.getSystem()))
        .map(Identifier::getValue)
        .filter(populations.areas()::containsKey)
        .findFirst();
  }

  private void locations(Consumer<Location> reader) {
    each(Location.class, "_id", List.of(), reader);
  }

  private <R extends Resource> void each(
      Class<R> type,
      String parameter,
      List<? extends IQueryParameterType> any,
      Consumer<? super R> reader) {
    Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();
    if (!any.isEmpty()) {
      criteria.put(parameter, new ArrayList<>(any));
    }
    records.each(type, criteria, reader);
  }

  private Class<? extends Resource> classOf(String type) {
    return fhir.getResourceDefinition(type).getImplementingClass(Resource.class);
  }

  /** Whether a record has one of some security labels. */
  static boolean isMarked(Resource record, Set<String> labels) {
    return record.getMeta().getSecurity().stream()
        .anyMatch(label -> label.hasCode() && labels.contains(label.getCode()));
  }
}
