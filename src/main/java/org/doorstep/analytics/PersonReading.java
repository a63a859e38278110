package org.doorstep.analytics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.doorstep.access.Merged;
import org.doorstep.deidentified.Deidentification;
import org.doorstep.deidentified.Places;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Reads from the store of the main server what the analytics node is told of. */
class PersonReading {

  private static final int PAGE = 500;

  /**
   * Records that are locked, tell of violence or are a psychologist's are told of to nobody, nor
   * are those that are marked as restricted (https://hl7.org/fhir/R4/security-labels.html).
   */
  private static final Set<String> LOCKED =
      Set.of("SDV", "SEX", "VIO", "PSY", "PSYTHPN", "MH", "R", "V");

  private final Records records;
  private final FhirContext fhir;
  private final Populations populations;
  private final Set<String> types = Deidentification.types();

  PersonReading(Records records, FhirContext fhir, Populations populations) {
    this.records = records;
    this.fhir = fhir;
    this.populations = populations;
  }

  /** A person; empty if they were deleted, or their records are somebody else's by now. */
  Optional<PersonRecords> of(String id) {
    IRepository store = records.ofServer();
    Patient patient;
    try {
      patient = store.read(Patient.class, new IdType("Patient", id));
    } catch (ResourceNotFoundException | ResourceGoneException gone) {
      return Optional.empty();
    }
    if (Merged.isInto(patient).isPresent()) {
      return Optional.empty();
    }
    List<Consent> consents = new ArrayList<>();
    each(Consent.class, "patient", id, consents::add);
    List<Resource> all = new ArrayList<>();
    for (String type : types) {
      if (!"Patient".equals(type)) {
        each(classOf(type), "patient", id, all::add);
      }
    }
    all.removeIf(PersonReading::isLocked);
    return Optional.of(
        new PersonRecords(patient, all, AnalysisConsent.allows(consents, Instant.now())));
  }

  /** The areas with enough people, as the places of the store lie in them. */
  Places places() {
    Map<String, String> parents = new HashMap<>();
    Map<String, Long> people = new HashMap<>();
    locations(
        place -> {
          String id = place.getIdElement().getIdPart();
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
    locations(
        place -> code(place).ifPresent(code -> codes.put(place.getIdElement().getIdPart(), code)));
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
    each(Location.class, ArrayListMultimap.create(), reader);
  }

  private <R extends Resource> void each(
      Class<R> type, String parameter, String patient, Consumer<? super R> reader) {
    Multimap<String, List<IQueryParameterType>> criteria = ArrayListMultimap.create();
    criteria.put(parameter, List.of(new ReferenceParam("Patient/" + patient)));
    each(type, criteria, reader);
  }

  private <R extends Resource> void each(
      Class<R> type,
      Multimap<String, List<IQueryParameterType>> criteria,
      Consumer<? super R> reader) {
    IRepository store = records.ofServer();
    List<BundleEntryComponent> page;
    int read = 0;
    do {
      Multimap<String, List<IQueryParameterType>> asked = ArrayListMultimap.create(criteria);
      asked.put("_offset", List.of(new StringParam(String.valueOf(read))));
      asked.put("_count", List.of(new StringParam(String.valueOf(PAGE))));
      page = store.search(Bundle.class, type, asked).getEntry();
      page.stream()
          .map(BundleEntryComponent::getResource)
          .filter(type::isInstance)
          .map(type::cast)
          .forEach(reader);
      read += page.size();
    } while (page.size() == PAGE);
  }

  private Class<? extends Resource> classOf(String type) {
    return fhir.getResourceDefinition(type).getImplementingClass(Resource.class);
  }

  private static boolean isLocked(Resource record) {
    return record.getMeta().getSecurity().stream()
        .anyMatch(label -> label.hasCode() && LOCKED.contains(label.getCode()));
  }
}
