package org.doorstep.transfer;

import ca.uhn.fhir.repository.IRepository;
import java.util.Objects;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * A point on the earth (WGS 84).
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record Position(double latitude, double longitude) {

  private static final double RADIUS_KM = 6371.0088;

  static Position of(Location place) {
    return new Position(
        place.getPosition().getLatitude().doubleValue(),
        place.getPosition().getLongitude().doubleValue());
  }

  /** The distance as the crow flies, by the haversine formula; roads are longer. */
  double kilometresTo(Position other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double half =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /** The position of a place, which a parameter of an operation named. */
  static Position of(Location place, String parameter) {
    if (!place.hasPosition()) {
      throw nowhere(parameter);
    }
    return of(place);
  }

  /**
   * Where a person lives: the home itself where its position was recorded, otherwise the village.
   *
   * @param person the Patient
   * @param visible the records as the caller may see them
   * @return the position
   * @throws Refusal 422 if nobody recorded it
   */
  public static Position ofHome(Patient person, IRepository visible) {
    Extension exact =
        person.getAddress().stream()
            .map(it -> it.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/geolocation"))
            .filter(Objects::nonNull)
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

  private static Refusal nowhere(String parameter) {
    return new Refusal(
        Reason.RULE_BROKEN,
        "position-unknown",
        OperationParameters.expression(parameter),
        "Nobody recorded where that is.",
        "Send latitude and longitude, or record the position of the Location first.");
  }
}
