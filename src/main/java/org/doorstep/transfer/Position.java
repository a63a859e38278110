package org.doorstep.transfer;

import org.hl7.fhir.r4.model.Location;

/**
 * A point on the earth (WGS 84).
 *
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Position(double latitude, double longitude) {

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
}
