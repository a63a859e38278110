package org.doorstep.demo;

import java.util.List;
import org.hl7.fhir.r4.model.Reference;

/**
 * A team that visits people.
 *
 * @param name part of the ids of its people and of its vehicle
 * @param organization the id of its Organization
 * @param roles the codes of doorstep-role of its people; the doctor comes first, then the nurse
 */
record DemoTeam(String name, String organization, List<String> roles) {

  static final int VANS = 5;

  static final DemoTeam CITY =
      new DemoTeam(
          "city",
          "demo-home-team",
          List.of(
              "infectious-disease-doctor",
              "nurse",
              "social-worker",
              "psychologist",
              "peer-counsellor",
              "coordinator"));

  static DemoTeam van(int index) {
    return new DemoTeam(
        "van-" + (index + 1), "demo-mobile-clinic", List.of("doctor", "nurse", "driver"));
  }

  static List<DemoTeam> all() {
    return List.of(van(0), van(1), van(2), van(3), van(4), CITY);
  }

  boolean hasVan() {
    return !this.equals(CITY);
  }

  String vehicle() {
    return "demo-" + name;
  }

  String staffId(String role) {
    return "demo-" + name + "-" + role;
  }

  /** The PractitionerRole with a code, or the doctor's if the team has none. */
  Reference member(String role) {
    return new Reference("PractitionerRole/" + staffId(roles.contains(role) ? role : roles.get(0)));
  }

  Reference doctor() {
    return member(roles.get(0));
  }

  Reference provider() {
    return new Reference("Organization/" + organization);
  }
}
