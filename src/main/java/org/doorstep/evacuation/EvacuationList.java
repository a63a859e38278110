package org.doorstep.evacuation;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what crews have to know of the people whom they fetch, as far as they see it. */
@Component
class EvacuationList {

  private static final Duration VISITS = Duration.ofDays(92);

  /**
   * What tells of HIV, of a psychologist or of violence is not for a list that is passed around.
   */
  private static final Set<String> NEVER =
      Set.of("HIV", "MH", "PSY", "PSYTHPN", "SUD", "SDV", "VIO", "SEX");

  private final Records records;
  private final Residents residents;
  private final Clock clock;

  EvacuationList(Records records, Residents residents, Optional<Clock> clock) {
    this.records = records;
    this.residents = residents;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /**
   * The people of an evacuation in the order in which they are fetched, without what is told of
   * each only where it is shown.
   */
  List<ListedPerson> of(Collection<Task> tasks, RequestDetails request) {
    Store store = new Store(records.on(request));
    List<String> persons =
        tasks.stream().map(task -> task.getFor().getReference()).distinct().toList();
    List<String> ids = persons.stream().map(key -> key.replace("Patient/", "")).toList();
    Map<String, Patient> people = byKey(store.of(Patient.class, "_id", ids, Map.of()));
    Map<String, Location> homes = homes(store, people.values());
    Map<String, Map<String, Observation>> recorded = residents.latest(store, persons);
    Map<String, ServiceRequest> orders =
        orders(
            store,
            tasks.stream()
                .filter(task -> !hasMobility(recorded.get(task.getFor().getReference()))));
    List<ListedPerson> listed = new ArrayList<>();
    for (Task task : tasks) {
      String key = task.getFor().getReference();
      Patient person = people.get(key);
      if (person != null) {
        Optional<ServiceRequest> order =
            Optional.ofNullable(orders.get(task.getFocus().getReference()));
        Map<String, Observation> latest = recorded.getOrDefault(key, Map.of());
        Needs needs =
            Optional.ofNullable(latest.get("mobility-status"))
                .map(Needs::of)
                .orElseGet(() -> order.map(Needs::of).orElse(Needs.UNKNOWN));
        listed.add(
            new ListedPerson(
                task,
                person,
                order,
                needs,
                Optional.ofNullable(latest.get("evacuation-preference")),
                home(person).map(homes::get),
                Optional.empty(),
                List.of()));
      }
    }
    return listed.stream().sorted(ListedPerson.IN_ORDER).toList();
  }

  /** The same people with their orders, last visits and medicines. */
  List<ListedPerson> inFull(List<ListedPerson> shown, RequestDetails request) {
    Store store = new Store(records.on(request));
    List<String> persons = shown.stream().map(it -> it.task().getFor().getReference()).toList();
    Map<String, ServiceRequest> orders = orders(store, shown.stream().map(ListedPerson::task));
    Map<String, Encounter> visits = visits(store, persons);
    Map<String, List<MedicationDispense>> medicines = medicines(store, persons);
    return shown.stream()
        .map(
            it -> {
              String key = it.task().getFor().getReference();
              return it.with(
                  Optional.ofNullable(orders.get(it.task().getFocus().getReference())),
                  Optional.ofNullable(visits.get(key)),
                  medicines.getOrDefault(key, List.of()));
            })
        .toList();
  }

  private static boolean hasMobility(@Nullable Map<String, Observation> latest) {
    return latest != null && latest.containsKey("mobility-status");
  }

  private static Map<String, ServiceRequest> orders(Store store, Stream<Task> tasks) {
    List<String> ids =
        tasks.map(task -> task.getFocus().getReferenceElement().getIdPart()).toList();
    return byKey(store.of(ServiceRequest.class, "_id", ids, Map.of()));
  }

  private static Optional<String> home(Patient person) {
    return Optional.ofNullable(person.getExtensionByUrl(Codes.RESIDENCE))
        .map(residence -> ((Reference) residence.getValue()).getReference());
  }

  private static Map<String, Location> homes(Store store, Collection<Patient> people) {
    Set<String> ids =
        people.stream()
            .flatMap(person -> home(person).stream())
            .map(key -> key.replace("Location/", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    return byKey(store.of(Location.class, "_id", ids, Map.of()));
  }

  private static <R extends Resource> Map<String, R> byKey(List<R> found) {
    return found.stream()
        .collect(
            Collectors.toMap(
                it -> it.fhirType() + '/' + it.getIdElement().getIdPart(),
                Function.identity(),
                (one, same) -> one));
  }

  private Map<String, Encounter> visits(Store store, List<String> persons) {
    Map<String, List<IQueryParameterType>> criteria = new HashMap<>();
    criteria.put("status", List.of(new TokenParam("finished")));
    criteria.put("date", List.of(since(VISITS)));
    return store.of(Encounter.class, "patient", persons, criteria).stream()
        .filter(visit -> mayBeTold(visit) && visit.getPeriod().hasStart())
        .collect(
            Collectors.toMap(
                visit -> visit.getSubject().getReference(),
                Function.identity(),
                (one, other) ->
                    one.getPeriod().getStart().before(other.getPeriod().getStart()) ? other : one));
  }

  /** What was handed out and has not run out. */
  private Map<String, List<MedicationDispense>> medicines(Store store, List<String> persons) {
    DateParam notOut =
        new DateParam(
            ParamPrefixEnum.GREATERTHAN_OR_EQUALS,
            LocalDate.ofInstant(clock.instant(), clock.getZone()).toString());
    return store
        .of(MedicationDispense.class, "patient", persons, Map.of("supply-end", List.of(notOut)))
        .stream()
        .filter(EvacuationList::mayBeTold)
        .sorted(Comparator.comparing(dispense -> dispense.getIdElement().getIdPart()))
        .collect(Collectors.groupingBy(dispense -> dispense.getSubject().getReference()));
  }

  private static boolean mayBeTold(Resource record) {
    return record.getMeta().getSecurity().stream()
        .noneMatch(label -> NEVER.contains(label.getCode()));
  }

  private DateParam since(Duration ago) {
    return new DateParam(
        ParamPrefixEnum.GREATERTHAN_OR_EQUALS, Date.from(clock.instant().minus(ago)));
  }
}
