package org.doorstep.transfer;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.SpecialParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Distance;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Looks for facilities that still work, in circles that grow until enough are found, so that
 * thousands of facilities elsewhere are never looked at.
 *
 * @param records the records as the caller may see them
 */
public record NearestFacility(IRepository records) {

  private static final String DISTANCE =
      "http://hl7.org/fhir/StructureDefinition/location-distance";

  private static final int PAGE = 200;
  private static final double FIRST_CIRCLE_KM = 25;
  private static final double GROWTH = 4;

  /** Those that work fully before those that work in part, however near these are. */
  private static final List<String> FUNCTIONALITY =
      List.of("fully-functioning", "partially-functioning");

  /**
   * A facility.
   *
   * @param place the facility
   * @param kilometres how far it is
   */
  private record Found(Location place, double kilometres) {}

  /**
   * The nearest facilities that work, as the answer to whoever asks.
   *
   * @param from where from
   * @param asked how many, how far, and what they offer
   * @param fits which facilities are wanted at all
   * @param base the address of the FHIR endpoint
   * @return a searchset in their order, with the distances
   */
  public Bundle answer(Position from, FacilityQuery asked, Predicate<Location> fits, String base) {
    List<Found> found = new ArrayList<>();
    for (String functionality : FUNCTIONALITY) {
      if (found.size() < asked.count()) {
        found.addAll(circles(from, functionality, asked, fits, asked.count() - found.size()));
      }
    }
    Bundle answer = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(found.size());
    found.forEach(it -> add(answer, it, base));
    return answer;
  }

  private static void add(Bundle answer, Found found, String base) {
    Distance distance = new Distance();
    distance.setValue(BigDecimal.valueOf(found.kilometres()).setScale(1, RoundingMode.HALF_UP));
    distance.setUnit("km").setSystem("http://unitsofmeasure.org").setCode("km");
    answer
        .addEntry()
        .setFullUrl(base + '/' + key(found.place()))
        .setResource(found.place())
        .getSearch()
        .setMode(SearchEntryMode.MATCH)
        .addExtension(new Extension(DISTANCE, distance));
  }

  private List<Found> circles(
      Position from,
      String functionality,
      FacilityQuery asked,
      Predicate<Location> fits,
      int count) {
    double radius = Math.min(FIRST_CIRCLE_KM, asked.most());
    while (true) {
      List<Found> within = within(from, functionality, asked.service(), fits, radius);
      if (within.size() >= count || radius >= asked.most()) {
        return within.stream().limit(count).toList();
      }
      radius = Math.min(radius * GROWTH, asked.most());
    }
  }

  private List<Found> within(
      Position from,
      String functionality,
      Optional<String> service,
      Predicate<Location> fits,
      double radius) {
    String circle =
        String.format(
            Locale.ROOT, "%.6f|%.6f|%.3f|km", from.latitude(), from.longitude(), radius + 1);
    List<Location> places =
        all(
            Location.class,
            Map.of(
                "near", List.of(new SpecialParam().setValue(circle)),
                "functionality", List.of(new TokenParam(functionality)),
                "status", List.of(new TokenParam("active"))));
    List<Found> found =
        places.stream()
            .filter(Location::hasPosition)
            .filter(fits)
            .map(place -> new Found(place, from.kilometresTo(Position.of(place))))
            .filter(it -> it.kilometres() <= radius)
            .sorted(
                Comparator.comparingDouble(Found::kilometres)
                    .thenComparing(it -> it.place().getIdElement().getIdPart()))
            .toList();
    return service.map(code -> offering(code, found)).orElse(found);
  }

  private List<Found> offering(String service, List<Found> found) {
    Set<String> places = new HashSet<>();
    Set<String> organizations = new HashSet<>();
    for (int from = 0; from < found.size(); from += PAGE) {
      List<Found> part = found.subList(from, Math.min(from + PAGE, found.size()));
      offered("location", part.stream().map(it -> key(it.place())).toList())
          .filter(it -> has(it, service))
          .flatMap(it -> it.getLocation().stream())
          .forEach(it -> places.add(it.getReference()));
      offered(
              "organization",
              part.stream()
                  .map(it -> reference(it.place().getManagingOrganization()))
                  .filter(it -> !it.isEmpty())
                  .distinct()
                  .toList())
          .filter(it -> it.getLocation().isEmpty() && has(it, service))
          .forEach(it -> organizations.add(it.getProvidedBy().getReference()));
    }
    return found.stream()
        .filter(
            it ->
                places.contains(key(it.place()))
                    || organizations.contains(reference(it.place().getManagingOrganization()))
                    || it.place().getType().stream().anyMatch(type -> is(type, service)))
        .toList();
  }

  private static String reference(Reference reference) {
    return reference.hasReference() ? reference.getReference() : "";
  }

  private Stream<HealthcareService> offered(String parameter, List<String> any) {
    if (any.isEmpty()) {
      return Stream.empty();
    }
    List<IQueryParameterType> alternatives = new ArrayList<>();
    any.forEach(name -> alternatives.add(new ReferenceParam(name)));
    return all(HealthcareService.class, Map.of(parameter, alternatives)).stream()
        .filter(it -> !it.hasActive() || it.getActive());
  }

  private static boolean has(HealthcareService offered, String service) {
    return Stream.of(offered.getType(), offered.getSpecialty(), offered.getCategory())
        .flatMap(List::stream)
        .anyMatch(concept -> is(concept, service));
  }

  private static boolean is(CodeableConcept concept, String service) {
    int bar = service.indexOf('|');
    String code = service.substring(bar + 1);
    return concept.getCoding().stream()
        .anyMatch(
            coding ->
                code.equals(coding.getCode())
                    && (bar < 0 || service.substring(0, bar).equals(coding.getSystem())));
  }

  private static String key(Location place) {
    return "Location/" + place.getIdElement().getIdPart();
  }

  private <R extends Resource> List<R> all(
      Class<R> type, Map<String, List<IQueryParameterType>> criteria) {
    List<R> found = new ArrayList<>();
    for (int from = 0; ; from += PAGE) {
      Map<String, List<IQueryParameterType>> query = new HashMap<>(criteria);
      query.put("_count", List.of(new NumberParam(Integer.toString(PAGE))));
      query.put("_offset", List.of(new NumberParam(Integer.toString(from))));
      List<R> page =
          records.search(Bundle.class, type, query).getEntry().stream()
              .map(Bundle.BundleEntryComponent::getResource)
              .filter(type::isInstance)
              .map(type::cast)
              .toList();
      found.addAll(page);
      if (page.size() < PAGE) {
        return found;
      }
    }
  }
}
