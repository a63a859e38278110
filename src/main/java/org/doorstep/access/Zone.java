package org.doorstep.access;

/**
 * Whose records: those of a person, or those that an organisation keeps.
 *
 * @param name {@code p/[id of the Patient]} or {@code o/[id of the Organization]}
 */
record Zone(String name) {

  static Zone ofPatient(String id) {
    return new Zone("p/" + id);
  }

  static Zone ofOrganization(String id) {
    return new Zone("o/" + id);
  }

  /** The zone and class as searches know them. */
  String of(Sensitivity kind) {
    return name + '/' + kind.code();
  }
}
