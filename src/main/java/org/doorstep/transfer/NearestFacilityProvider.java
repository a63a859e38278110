package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operation $nearest-functional at the FHIR endpoint. */
@Component
class NearestFacilityProvider implements EndpointContribution {

  private static final String NAME = "$nearest-functional";

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
    return new NearestFacility(visible)
        .answer(from, FacilityQuery.of(asked), place -> true, request.getFhirServerBase());
  }

  private static Position from(
      @Nullable IdType id, OperationParameters asked, IRepository visible) {
    if (id != null) {
      return Position.of(visible.read(Location.class, id.toUnqualifiedVersionless()), "location");
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
      return Position.ofHome(visible.read(Patient.class, new IdType(patient.get())), visible);
    }
    if (location.isPresent()) {
      return Position.of(visible.read(Location.class, new IdType(location.get())), "location");
    }
    throw asked.missing("latitude", "Send latitude and longitude, or patient, or location.");
  }
}
