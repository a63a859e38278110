package org.doorstep.transfer;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.Multimap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.SideBySide;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Task;

/** Fetches what a summary needs: one search for each kind of record, never the whole record. */
final class SummaryQuery {

  private static final String LOINC = "http://loinc.org";
  private static final String OBS = DoorstepCodes.codeSystem("doorstep-obs");

  /** Records that the person's records name, in the order in which names lead on. */
  private static final Map<String, Class<? extends Resource>> NAMED = new LinkedHashMap<>();

  static {
    NAMED.put("Encounter", Encounter.class);
    NAMED.put("Specimen", Specimen.class);
    NAMED.put("Consent", Consent.class);
    NAMED.put("Medication", Medication.class);
    NAMED.put("RelatedPerson", RelatedPerson.class);
    NAMED.put("PractitionerRole", PractitionerRole.class);
    NAMED.put("Practitioner", Practitioner.class);
    NAMED.put("Location", Location.class);
    NAMED.put("Organization", Organization.class);
  }

  /** A wrong reference must not bring another person's records along. */
  private static final Set<String> OWNED =
      Set.of("Encounter", "Specimen", "Consent", "RelatedPerson");

  private final IRepository records;
  private final SideBySide sideBySide;
  private final String patient;
  private final Optional<Instant> since;
  private final Map<String, Resource> found = new LinkedHashMap<>();
  private final Set<Resource> followed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Callable<List<Resource>>> searches = new ArrayList<>();

  /**
   * Prepares the searches.
   *
   * @param records the records as the caller may see them
   * @param sideBySide runs what does not wait for each other
   * @param patient the person, such as {@code Patient/1}
   * @param since only what happened from then on, for records of events
   */
  SummaryQuery(
      IRepository records, SideBySide sideBySide, String patient, Optional<Instant> since) {
    this.records = records;
    this.sideBySide = sideBySide;
    this.patient = patient;
    this.since = since;
  }

  /**
   * Runs the searches.
   *
   * @param known records that are already at hand; whom they name is fetched too
   * @param transfer the transfer, if one was asked for
   */
  List<Resource> fetch(Resource known, Optional<ServiceRequest> transfer) {
    found.put(Dossier.key(known), known);
    transfer.ifPresent(request -> found.put(Dossier.key(request), request));
    observations(20, token("category", "vital-signs"));
    observations(60, token("category", "laboratory"));
    observations(20, token("category", "exam"));
    // One electrocardiogram weighs more than all the rest; the newest is drawn, one is mentioned.
    observations(2, code(LOINC, "11524-6"));
    observations(
        20, code(OBS, "hospitalisation-decision", "mobility-status", "evacuation-preference"));
    observations(
        40,
        code(
            LOINC, "89243-0", "89247-1", "82810-3", "72514-3", "9269-2", "67775-7", "85354-9",
            "8867-4", "9279-1", "2708-6", "59408-5", "8310-5", "29463-7"));
    search(Encounter.class, "patient", 10, "-date", "date");
    search(Procedure.class, "patient", 20, "-date", "date");
    search(MedicationDispense.class, "patient", 40, "-whenhandedover", "whenhandedover");
    search(MedicationRequest.class, "patient", 40, "-authoredon", "");
    search(MedicationStatement.class, "patient", 40, "-effective", "");
    search(Condition.class, "patient", 100, "-recorded-date", "");
    search(AllergyIntolerance.class, "patient", 50, "", "");
    search(ServiceRequest.class, "patient", 30, "-authored", "");
    search(Task.class, "patient", 20, "-modified", "");
    search(CarePlan.class, "patient", 10, "-date", "");
    search(CareTeam.class, "patient", 5, "", "");
    search(RelatedPerson.class, "patient", 10, "", "");
    search(Flag.class, "patient", 20, "", "");
    search(Immunization.class, "patient", 30, "-date", "");
    search(DiagnosticReport.class, "patient", 10, "-date", "date");
    run();
    named();
    return List.copyOf(found.values());
  }

  private void observations(int count, Multimap<String, List<IQueryParameterType>> which) {
    which.put("patient", List.of(new ReferenceParam(patient)));
    which.put("_sort", List.of(new StringParam("-date")));
    since("date", which);
    collect(Observation.class, count, which);
  }

  private void search(
      Class<? extends Resource> type, String owner, int count, String sort, String dated) {
    Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
    which.put(owner, List.of(new ReferenceParam(patient)));
    if (!sort.isEmpty()) {
      which.put("_sort", List.of(new StringParam(sort)));
    }
    if (!dated.isEmpty()) {
      since(dated, which);
    }
    collect(type, count, which);
  }

  private void since(String parameter, Multimap<String, List<IQueryParameterType>> which) {
    since.ifPresent(
        moment ->
            which.put(
                parameter,
                List.of(new DateParam(ParamPrefixEnum.GREATERTHAN_OR_EQUALS, Date.from(moment)))));
  }

  /** Three rounds: a visit names a role, a role an organisation, an organisation its parent. */
  private void named() {
    for (int round = 0; round < 3; round++) {
      Map<String, Set<String>> missing = missing();
      NAMED.forEach(
          (type, kind) -> {
            Set<String> ids = missing.getOrDefault(type, Set.of());
            if (!ids.isEmpty()) {
              Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
              List<IQueryParameterType> any = new ArrayList<>();
              ids.forEach(id -> any.add(new TokenParam(id)));
              which.put("_id", any);
              if (OWNED.contains(type)) {
                which.put("patient", List.of(new ReferenceParam(patient)));
              }
              collect(kind, ids.size(), which);
            }
          });
      run();
    }
  }

  private void run() {
    sideBySide
        .all(searches)
        .forEach(
            records -> records.forEach(record -> found.putIfAbsent(Dossier.key(record), record)));
    searches.clear();
  }

  private Map<String, Set<String>> missing() {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    found.values().stream()
        .filter(followed::add)
        .forEach(
            record ->
                DocumentEntries.references(record).stream()
                    .map(Dossier::key)
                    .filter(key -> !key.isEmpty() && !found.containsKey(key))
                    .map(key -> key.split("/", -1))
                    .filter(parts -> parts.length == 2)
                    .forEach(
                        parts ->
                            missing
                                .computeIfAbsent(parts[0], type -> new LinkedHashSet<>())
                                .add(parts[1])));
    return missing;
  }

  private void collect(
      Class<? extends Resource> type,
      int count,
      Multimap<String, List<IQueryParameterType>> which) {
    which.put("_count", List.of(new StringParam(String.valueOf(count))));
    searches.add(
        () ->
            records.search(Bundle.class, type, which).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .toList());
  }

  private static Multimap<String, List<IQueryParameterType>> token(String name, String code) {
    Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
    which.put(name, List.of(new TokenParam(code)));
    return which;
  }

  private static Multimap<String, List<IQueryParameterType>> code(String system, String... codes) {
    Multimap<String, List<IQueryParameterType>> which = ArrayListMultimap.create();
    List<IQueryParameterType> any = new ArrayList<>();
    Arrays.stream(codes).forEach(code -> any.add(new TokenParam(system, code)));
    which.put("code", any);
    return which;
  }
}
