package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * What a caller may write, asked before many records are written, so that one person for whom they
 * may not does not stop the work for all others.
 */
@Component
public class Foresight {

  private final Reaches reaches;
  private final Owners owners;
  private final Decisions decisions;

  Foresight(Reaches reaches, Owners owners, Decisions decisions) {
    this.reaches = reaches;
    this.owners = owners;
    this.decisions = decisions;
  }

  /**
   * For whom a caller may write records that say who, where and how somebody is brought.
   *
   * @param request the caller's request
   * @param persons people whom the request has just been shown; records of the request may refer to
   *     them from now on
   * @return the ids of those for whom the caller may write a Task
   */
  public Set<String> writable(RequestDetails request, Collection<Patient> persons) {
    Optional<Reach> reach = Reach.of(request);
    if (reach.isEmpty()) {
      return Set.of();
    }
    List<Label> labels =
        persons.stream()
            .map(person -> person.getIdElement().getIdPart())
            .map(Foresight::task)
            .map(Label::of)
            .toList();
    reach.get().keepers(labels, owners);
    persons.forEach(person -> References.written(person, request));
    return labels.stream()
        .filter(label -> decisions.mayWrite(label, reach.get()))
        .flatMap(label -> label.patient().stream())
        .collect(Collectors.toSet());
  }

  /**
   * The same request for another thread: what the caller may is worked out for it once more,
   * because that is kept for one thread only.
   *
   * @param request the caller's request
   * @return its copy, which is audited as the request is
   */
  public ServletRequestDetails another(ServletRequestDetails request) {
    ServletRequestDetails copy = new ServletRequestDetails(request);
    Reach reach = reaches.of(Caller.signedIn(request), false);
    reach.settle();
    reach.keepIn(copy);
    References.inAnother(request, copy);
    return copy;
  }

  private static Task task(String patient) {
    Task task = new Task().setFor(new Reference("Patient/" + patient));
    task.setId("Task/new");
    return task;
  }

  /**
   * The organisations in whose name a caller may direct an evacuation.
   *
   * @param request the caller's request
   * @return the ids of the organisations whose coordinator or program the caller is, in order
   */
  public List<String> coordinates(RequestDetails request) {
    return Caller.of(request).stream()
        .flatMap(caller -> caller.posts().stream())
        .filter(post -> post.role() == Role.COORDINATOR || post.role() == Role.SYSTEM)
        .map(Caller.Post::organization)
        .distinct()
        .sorted()
        .toList();
  }
}
