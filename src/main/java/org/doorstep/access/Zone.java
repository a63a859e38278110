package org.doorstep.access;

/**
 * Whose records: those of a person, those that an organisation keeps, its trips, or those that
 * belong to an order of a laboratory or to a transfer.
 *
 * @param name {@code p/[id of the Patient]}, {@code o/} or {@code t/[id of the Organization]}, or
 *     {@code l/[id of the ServiceRequest or Task]}
 */
record Zone(String name) {

  /** Warnings of places, which all who work with Doorstep read. */
  static final String OF_PLACES = "places/adm";

  static Zone ofPatient(String id) {
    return new Zone("p/" + id);
  }

  static Zone ofOrganization(String id) {
    return new Zone("o/" + id);
  }

  /** The records that a laboratory sees with an order, or a hospital with a transfer. */
  static Zone ofOrder(String id) {
    return new Zone("l/" + id);
  }

  /** Where those who go out for an organisation are sent. */
  static Zone ofTrips(String organization) {
    return new Zone("t/" + organization);
  }

  /** The zone and class as searches know them. */
  String of(Sensitivity kind) {
    return name + '/' + kind.code();
  }
}
