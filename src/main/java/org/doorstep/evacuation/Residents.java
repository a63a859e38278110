package org.doorstep.evacuation;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Foresight;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who lives in an area, as far as a caller sees it and may order that they be brought away. */
@Component
class Residents {

  private static final Duration A_ROUND_OF_VISITS = Duration.ofDays(62);

  private final Records records;
  private final Foresight foresight;
  private final Clock clock;

  Residents(Records records, Foresight foresight, Optional<Clock> clock) {
    this.records = records;
    this.foresight = foresight;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  /** The places of an area: itself and all that is part of it. */
  Map<String, Location> places(IdType area, RequestDetails request) {
    Store store = new Store(records.on(request));
    Map<String, Location> places = new LinkedHashMap<>();
    Location first = store.records().read(Location.class, area.toUnqualifiedVersionless());
    places.put("Location/" + first.getIdElement().getIdPart(), first);
    Collection<String> level = List.copyOf(places.keySet());
    while (!level.isEmpty()) {
      Map<String, Location> next = new LinkedHashMap<>();
      store
          .of(Location.class, "partof", level, Map.of())
          .forEach(place -> next.put("Location/" + place.getIdElement().getIdPart(), place));
      next.keySet().removeAll(places.keySet());
      places.putAll(next);
      level = next.keySet();
    }
    return places;
  }

  /** The living who live in some places and for whom the caller may order that they be brought. */
  List<Resident> of(Map<String, Location> places, RequestDetails request) {
    Store store = new Store(records.on(request));
    List<Patient> persons =
        store.of(Patient.class, "residence", places.keySet(), Map.of()).stream()
            .filter(Residents::isHere)
            .toList();
    Set<String> ours = foresight.writable(request, persons);
    List<Patient> all =
        persons.stream()
            .filter(person -> ours.contains(person.getIdElement().getIdPart()))
            .toList();
    Map<String, Map<String, Observation>> recorded =
        latest(store, all.stream().map(Resident::key).toList());
    return all.stream()
        .map(
            person ->
                resident(person, places, recorded.getOrDefault(Resident.key(person), Map.of())))
        .toList();
  }

  private static boolean isHere(Patient person) {
    boolean dead =
        person.hasDeceased()
            && !(person.getDeceased() instanceof BooleanType answer && !answer.booleanValue());
    return !dead && (!person.hasActive() || person.getActive());
  }

  private static Resident resident(
      Patient person, Map<String, Location> places, Map<String, Observation> recorded) {
    Optional<Location> home =
        Optional.ofNullable(person.getExtensionByUrl(Codes.RESIDENCE))
            .map(residence -> places.get(((Reference) residence.getValue()).getReference()));
    return new Resident(
        person,
        Optional.ofNullable(recorded.get("mobility-status")).map(Needs::of).orElse(Needs.UNKNOWN),
        wish(recorded.get("evacuation-preference")),
        home);
  }

  static Optional<String> wish(@Nullable Observation preference) {
    return preference != null && preference.getValue() instanceof CodeableConcept wish
        ? Codes.code(wish, Codes.WISHES)
        : Optional.empty();
  }

  /**
   * What was recorded last of how people are carried and what they wish: of most in the last round
   * of visits, so that not all rounds have to be read.
   *
   * @param persons such as {@code Patient/1}
   * @return by person and code of doorstep-obs
   */
  Map<String, Map<String, Observation>> latest(Store store, Collection<String> persons) {
    Map<String, Map<String, Observation>> latest = new HashMap<>();
    DateParam recently =
        new DateParam(
            ParamPrefixEnum.GREATERTHAN_OR_EQUALS,
            Date.from(clock.instant().minus(A_ROUND_OF_VISITS)));
    keep(store, persons, Map.of("date", List.of(recently)), latest);
    List<String> others =
        persons.stream()
            .filter(person -> latest.getOrDefault(person, Map.of()).size() < 2)
            .toList();
    keep(store, others, Map.of(), latest);
    return latest;
  }

  private static void keep(
      Store store,
      Collection<String> persons,
      Map<String, List<IQueryParameterType>> when,
      Map<String, Map<String, Observation>> latest) {
    Map<String, List<IQueryParameterType>> criteria = new HashMap<>(when);
    criteria.put(
        "code",
        List.of(
            new TokenParam(Codes.OBSERVATIONS, "mobility-status"),
            new TokenParam(Codes.OBSERVATIONS, "evacuation-preference")));
    for (Observation found : store.of(Observation.class, "patient", persons, criteria)) {
      String code = Codes.code(found.getCode(), Codes.OBSERVATIONS).orElse("");
      latest
          .computeIfAbsent(found.getSubject().getReference(), none -> new HashMap<>())
          .merge(code, found, Residents::later);
    }
  }

  private static Observation later(Observation one, Observation other) {
    if (isVoid(one) || isVoid(other)) {
      return isVoid(one) ? other : one;
    }
    return effective(one).before(effective(other)) ? other : one;
  }

  private static boolean isVoid(Observation record) {
    return record.getStatus() == Observation.ObservationStatus.ENTEREDINERROR;
  }

  private static Date effective(Observation record) {
    return record.hasEffectiveDateTimeType() && record.getEffectiveDateTimeType().hasValue()
        ? record.getEffectiveDateTimeType().getValue()
        : record.getMeta().getLastUpdated();
  }
}
