package org.doorstep.evacuation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Somebody on the list of an evacuation, with what a crew has to know at the door.
 *
 * @param task where they are
 * @param person who it is
 * @param order the order to fetch them
 * @param needs how they must be carried
 * @param preference what they said last of leaving
 * @param home the village or centre
 * @param lastVisit the last visit that the reader sees
 * @param medicines what they must take along, as far as the reader sees it; nothing that tells of
 *     HIV
 */
record ListedPerson(
    Task task,
    Patient person,
    Optional<ServiceRequest> order,
    Needs needs,
    Optional<Observation> preference,
    Optional<Location> home,
    Optional<Encounter> lastVisit,
    List<MedicationDispense> medicines) {

  /** The order of fetching: the hardest to carry first, and of these who needs oxygen. */
  static final Comparator<ListedPerson> IN_ORDER =
      Comparator.comparingInt(ListedPerson::rank)
          .thenComparing(it -> !it.needs().oxygen())
          .thenComparing(ListedPerson::place)
          .thenComparing(ListedPerson::name)
          .thenComparing(it -> it.task().getIdElement().getIdPart());

  /** The same person with what is told of them only where they are shown. */
  ListedPerson with(
      Optional<ServiceRequest> request,
      Optional<Encounter> visit,
      List<MedicationDispense> supplies) {
    return new ListedPerson(task, person, request, needs, preference, home, visit, supplies);
  }

  private int rank() {
    return Codes.MOBILITIES.indexOf(needs.planned());
  }

  Standing standing() {
    return Standing.of(CourseOfTask.status(task));
  }

  Optional<String> wish() {
    return preference.flatMap(Residents::wish);
  }

  String name() {
    return person.getName().stream()
        .findFirst()
        .map(name -> name.hasText() ? name.getText() : name.getNameAsSingleString())
        .orElse("");
  }

  String place() {
    return home.map(Location::getName).orElse("");
  }
}
