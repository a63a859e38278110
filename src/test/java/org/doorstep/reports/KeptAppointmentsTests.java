package org.doorstep.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.reports.Indicator.APPOINTMENTS_KEPT;
import static org.hl7.fhir.r4.model.Appointment.AppointmentStatus.BOOKED;
import static org.hl7.fhir.r4.model.Appointment.AppointmentStatus.CANCELLED;
import static org.hl7.fhir.r4.model.Appointment.AppointmentStatus.FULFILLED;
import static org.hl7.fhir.r4.model.Appointment.AppointmentStatus.NOSHOW;

import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;

/** Appointments that were kept because somebody looked after the children, worked out by hand. */
class KeptAppointmentsTests {

  private static final String FROM = "2026-03-01";
  private static final String TO = "2026-03-31";

  private final Counted counted = new Counted();

  @Test
  void withoutChildcareThereIsNone() {
    counted.appointment("a", FULFILLED);
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("0/0");
  }

  @Test
  void onlyTheAppointmentThatWasKeptCounts() {
    done("kept", "2026-03-02");
    done("still booked", "2026-03-02");
    done("not come", "2026-03-02");
    done("called off", "2026-03-02");
    done("without one", "2026-03-02");
    counted.appointment("a", FULFILLED, "kept");
    counted.appointment("b", BOOKED, "still booked");
    counted.appointment("c", NOSHOW, "not come");
    counted.appointment("d", CANCELLED, "called off");
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("1/5");
  }

  @Test
  void childcareThatDidNotComeAboutIsNotThanked() {
    counted
        .request("1", "oksana", "childcare", "2026-03-02")
        .setStatus(ServiceRequestStatus.REVOKED);
    counted
        .request("2", "oksana", "childcare", "2026-03-02")
        .setStatus(ServiceRequestStatus.ENTEREDINERROR);
    counted.appointment("a", FULFILLED, "1", "2");
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("0/0");
  }

  @Test
  void hoursWithTheChildrenAreNotTheAppointment() {
    done("1", "2026-03-02");
    counted
        .appointment("care", FULFILLED, "1")
        .addServiceType(Counted.own("doorstep-service", "childcare"));
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("0/1");
    counted
        .appointment("doctor", FULFILLED, "1")
        .addServiceType(Counted.own("doorstep-service", "monthly-home-care"));
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("1/1");
  }

  @Test
  void requestCountsOnceAndAnAppointmentForEachOfItsRequests() {
    done("1", "2026-03-02");
    done("2", "2026-03-03");
    counted.appointment("a", FULFILLED, "1", "2");
    counted.appointment("b", FULFILLED, "1");
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("2/2");
  }

  @Test
  void termIsThatOfTheRequest() {
    done("day before", "2026-02-28");
    done("first day", "2026-03-01");
    done("last day", "2026-03-31");
    done("day after", "2026-04-01");
    counted.appointment("a", FULFILLED, "day before", "last day", "day after");
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("1/2");
  }

  @Test
  void transferIsNoChildcare() {
    counted
        .request("1", "oksana", "transfer-consultation", "2026-03-02")
        .setStatus(ServiceRequestStatus.COMPLETED);
    counted.appointment("a", FULFILLED, "1");
    assertThat(counted.figures(APPOINTMENTS_KEPT, FROM, TO)).containsExactly("0/0");
  }

  private void done(String id, String day) {
    counted
        .request(id.replace(' ', '-'), "oksana", "childcare", day)
        .setStatus(ServiceRequestStatus.COMPLETED);
  }
}
