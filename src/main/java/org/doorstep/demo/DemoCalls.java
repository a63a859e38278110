package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Calls to the hotline of the mobile clinic. */
final class DemoCalls {

  private static final int MINUTES_OF_A_DAY = 24 * 60;

  /** The people who called lately, every tenth from this one on; of three calls one is declined. */
  private static final int FIRST_CALLER = 3;

  private static final int CALLERS = 6;

  private DemoCalls() {}

  /** The call that a visit answers, if somebody called; within a week or later. */
  static Optional<Reference> before(DemoVisit visit) {
    Chance chance =
        Chance.of("call of " + visit.person.number() + " before month " + (visit.month + 1));
    if (visit.person.group().inCity() || !chance.percent(20)) {
      return Optional.empty();
    }
    ServiceRequest call =
        call(
            "DEMO-CALL-" + visit.person.number() + "-" + (visit.month + 1),
            ServiceRequestStatus.COMPLETED,
            visit.patient,
            visit.at(-MINUTES_OF_A_DAY * chance.between(1, 12)));
    return Optional.of(visit.bundle.postOnce(call, call.getIdentifierFirstRep()));
  }

  /** Calls of the last days that nobody has answered with a visit. */
  static void addTo(DemoBundle bundle, int people, LocalDate today) {
    for (int i = 0; i < CALLERS && FIRST_CALLER + 10 * i <= people; i++) {
      DemoPerson person = DemoPerson.of(FIRST_CALLER + 10 * i, today);
      boolean declined = i % 3 == 1;
      ServiceRequest call =
          call(
              "DEMO-CALL-" + person.number(),
              declined ? ServiceRequestStatus.REVOKED : ServiceRequestStatus.ACTIVE,
              DemoEnrolment.addPatient(bundle, person),
              new DateTimeType(today.minusDays(i + 1L) + "T09:30:00+03:00"));
      Reference stored = bundle.postOnce(call, call.getIdentifierFirstRep());
      if (declined) {
        bundle.put(declined(call, stored, today.minusDays(i)), id(person));
      }
    }
  }

  private static String id(DemoPerson person) {
    return Chance.uuid("declined call of " + person.number()).toString();
  }

  private static ServiceRequest call(
      String number, ServiceRequestStatus status, Reference patient, DateTimeType at) {
    ServiceRequest call =
        new ServiceRequest().setStatus(status).setIntent(ServiceRequestIntent.PROPOSAL);
    call.addIdentifier(identifier("order", number));
    call.addCategory(own("doorstep-service", "hotline-call"));
    return call.setSubject(patient).setAuthoredOnElement(at);
  }

  private static Task declined(ServiceRequest call, Reference stored, LocalDate day) {
    Task task = new Task().setStatus(TaskStatus.REJECTED).setIntent(TaskIntent.ORDER);
    task.setCode(own("doorstep-task", "hotline-triage")).setFocus(stored);
    task.setFor(call.getSubject()).setAuthoredOnElement(call.getAuthoredOnElement());
    task.setLastModifiedElement(new DateTimeType(day + "T10:00:00+03:00"));
    return task.setStatusReason(own("doorstep-trip-reason", "no-longer-needed"));
  }
}
