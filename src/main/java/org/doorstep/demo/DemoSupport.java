package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** What mothers of the city do for each other: a group that meets, and care for children. */
final class DemoSupport {

  private static final int DAYS_BETWEEN = 14;
  private static final int HOUR = 60;
  private static final int DAY = 24 * HOUR;

  private DemoSupport() {}

  /** A group and its meetings of some months; nobody who came is named. */
  static Bundle meetings(int months, LocalDate until) {
    DemoBundle bundle = new DemoBundle("meetings");
    Group group = new Group().setActive(true).setType(GroupType.PERSON).setActual(true);
    group.addIdentifier(identifier("group", "DEMO-GROUP"));
    group.setCode(own("doorstep-service", "support-group")).setName("Клуб «Разом»");
    group.setManagingEntity(DemoTeam.CITY.provider());
    Reference mothers = bundle.put(group, Chance.uuid("group").toString());
    for (int back = 1; back * DAYS_BETWEEN <= months * 30; back++) {
      meet(bundle, mothers, back, until.minusDays((long) back * DAYS_BETWEEN));
    }
    return bundle.bundle();
  }

  private static void meet(DemoBundle bundle, Reference group, int number, LocalDate day) {
    Encounter session = new Encounter().setStatus(EncounterStatus.FINISHED).setSubject(group);
    Identifier identifier = identifier("visit", "DEMO-MEETING-" + day);
    session.addIdentifier(identifier);
    session.setClass_(hl7("v3-ActCode", "AMB").getCodingFirstRep());
    session.addType(own("doorstep-service", "support-group"));
    session.addParticipant().setIndividual(DemoTeam.CITY.member("peer-counsellor"));
    session
        .getPeriod()
        .setStartElement(new DateTimeType(day + "T17:00:00+03:00"))
        .setEndElement(new DateTimeType(day + "T19:00:00+03:00"));
    session.setServiceProvider(DemoTeam.CITY.provider());
    session.addExtension(
        new Extension(
            DoorstepCodes.structure("doorstep-attendance"),
            new UnsignedIntType(Chance.of("meeting " + number).between(5, 12))));
    bundle.postOnce(session, identifier);
  }

  /** Somebody looked after the children while a mother was at the doctor's, or could not. */
  static void addTo(DemoVisit visit) {
    Chance chance =
        Chance.of("children of " + visit.person.number() + " in month " + (visit.month + 1));
    if (visit.person.group() != DemoPerson.Group.MOTHER || !chance.percent(60)) {
      return;
    }
    boolean kept = chance.percent(75);
    ServiceRequest childcare =
        new ServiceRequest()
            .setStatus(kept ? ServiceRequestStatus.COMPLETED : ServiceRequestStatus.REVOKED)
            .setIntent(ServiceRequestIntent.ORDER);
    Identifier number =
        identifier("order", "DEMO-CHILDREN-" + visit.person.number() + "-" + (visit.month + 1));
    childcare.addIdentifier(number).setCode(own("doorstep-service", "childcare"));
    Extension children = new Extension(DoorstepCodes.structure("doorstep-dependants"));
    children.addExtension("count", new PositiveIntType(1));
    children.addExtension("ageBand", own("doorstep-age-band", "3-6"));
    childcare.addExtension(children);
    childcare.setSubject(visit.patient).setAuthoredOnElement(visit.at(-3 * DAY));
    childcare.setOccurrence(
        new Period().setStartElement(visit.at(-DAY)).setEndElement(visit.at(-DAY + 4 * HOUR)));
    Reference stored = visit.bundle.postOnce(childcare, number);
    if (kept && chance.percent(80)) {
      visit.bundle.postOnce(appointment(visit, stored, number), number);
    }
  }

  private static Appointment appointment(DemoVisit visit, Reference childcare, Identifier number) {
    Appointment appointment = new Appointment().setStatus(AppointmentStatus.FULFILLED);
    appointment.addIdentifier(number.copy());
    appointment.addBasedOn(childcare);
    appointment.setStart(visit.at(-DAY + HOUR).getValue());
    appointment.setEnd(visit.at(-DAY + 2 * HOUR).getValue());
    appointment.addParticipant().setActor(visit.patient).setStatus(ParticipationStatus.ACCEPTED);
    return appointment;
  }
}
