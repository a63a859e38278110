package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Distance;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operation $nearest-functional at the FHIR endpoint. */
@Component
class NearestFacilityProvider implements EndpointContribution {

  private static final String NAME = "$nearest-functional";
  private static final String DISTANCE =
      "http://hl7.org/fhir/StructureDefinition/location-distance";
  private static final int MOST_KM = 1000;
  private static final double USUAL_KM = 300;
  private static final int MOST = 50;
  private static final int USUAL = 5;

  private final Records records;

  NearestFacilityProvider(Records records) {
    this.records = records;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The nearest facilities that still work, seen from a position, a place or a person's home. */
  @Operation(name = NAME, type = Location.class, idempotent = true)
  public Bundle nearest(
      @IdParam(optional = true) @Nullable IdType id, ServletRequestDetails request) {
    OperationParameters asked =
        id == null
            ? OperationParameters.of(
                request,
                NAME,
                "latitude",
                "longitude",
                "patient",
                "location",
                "service",
                "max-km",
                "count")
            : OperationParameters.of(request, NAME, "service", "max-km", "count");
    IRepository visible = records.on(request);
    Position from = from(id, asked, visible);
    Optional<String> service = asked.text("service");
    if (service.filter(code -> !code.matches("([^|\\s]+\\|)?[^|\\s]+")).isPresent()) {
      throw asked.wrong("service", "a code, or its system and code with a bar between them");
    }
    double most = asked.number("max-km", 1, MOST_KM).map(BigDecimal::doubleValue).orElse(USUAL_KM);
    int count = asked.count("count", 1, MOST).orElse(USUAL);
    List<NearestFacility.Found> found =
        new NearestFacility(visible).find(from, service, most, count);
    Bundle answer = new Bundle().setType(Bundle.BundleType.SEARCHSET).setTotal(found.size());
    found.forEach(it -> add(answer, it, request.getFhirServerBase()));
    return answer;
  }

  private static void add(Bundle answer, NearestFacility.Found found, String base) {
    Distance distance = new Distance();
    distance.setValue(BigDecimal.valueOf(found.kilometres()).setScale(1, RoundingMode.HALF_UP));
    distance.setUnit("km").setSystem("http://unitsofmeasure.org").setCode("km");
    answer
        .addEntry()
        .setFullUrl(base + "/Location/" + found.place().getIdElement().getIdPart())
        .setResource(found.place())
        .getSearch()
        .setMode(SearchEntryMode.MATCH)
        .addExtension(new Extension(DISTANCE, distance));
  }

  private static Position from(
      @Nullable IdType id, OperationParameters asked, IRepository visible) {
    if (id != null) {
      return of(visible.read(Location.class, id.toUnqualifiedVersionless()), "location");
    }
    Optional<BigDecimal> latitude = asked.number("latitude", -90, 90);
    Optional<BigDecimal> longitude = asked.number("longitude", -180, 180);
    Optional<String> patient = asked.address("patient", "Patient");
    Optional<String> location = asked.address("location", "Location");
    boolean point = latitude.isPresent() || longitude.isPresent();
    long ways =
        Stream.of(point, patient.isPresent(), location.isPresent()).filter(it -> it).count();
    if (ways > 1) {
      throw asked.wrong(
          point ? "latitude" : "patient", "latitude and longitude, or patient, or location: one");
    }
    if (point) {
      asked.required("latitude", "Send latitude and longitude together.");
      asked.required("longitude", "Send latitude and longitude together.");
      return new Position(
          latitude.orElseThrow().doubleValue(), longitude.orElseThrow().doubleValue());
    }
    if (patient.isPresent()) {
      return home(visible.read(Patient.class, new IdType(patient.get())), visible);
    }
    if (location.isPresent()) {
      return of(visible.read(Location.class, new IdType(location.get())), "location");
    }
    throw asked.missing("latitude", "Send latitude and longitude, or patient, or location.");
  }

  /** The home itself where its position was recorded, otherwise the village. */
  private static Position home(Patient person, IRepository visible) {
    Extension exact =
        person.getAddress().stream()
            .map(it -> it.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/geolocation"))
            .filter(it -> it != null)
            .findFirst()
            .orElse(null);
    if (exact != null && exact.hasExtension("latitude") && exact.hasExtension("longitude")) {
      return new Position(degrees(exact, "latitude"), degrees(exact, "longitude"));
    }
    Extension residence = person.getExtensionByUrl(DoorstepCodes.structure("doorstep-residence"));
    if (residence != null
        && residence.getValue() instanceof Reference village
        && village.getReferenceElement().hasIdPart()) {
      return of(visible.read(Location.class, new IdType(village.getReference())), "patient");
    }
    throw nowhere("patient");
  }

  private static double degrees(Extension position, String name) {
    return Double.parseDouble(
        ((PrimitiveType<?>) position.getExtensionByUrl(name).getValue()).getValueAsString());
  }

  private static Position of(Location place, String parameter) {
    if (!place.hasPosition()) {
      throw nowhere(parameter);
    }
    return Position.of(place);
  }

  private static Refusal nowhere(String parameter) {
    return new Refusal(
        Reason.RULE_BROKEN,
        "position-unknown",
        OperationParameters.expression(parameter),
        "Nobody recorded where that is.",
        "Send latitude and longitude, or record the position of the Location first.");
  }
}
