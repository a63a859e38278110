package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Where the crews of the mobile clinic go today, and where they went in the weeks before. */
final class DemoTrips {

  private static final int WEEKS = 9;
  private static final List<String> REASONS = List.of("security", "road", "vehicle", "weather");

  private DemoTrips() {}

  static void addTo(DemoBundle bundle, LocalDate today) {
    for (int van = 0; van < DemoTeam.VANS; van++) {
      DemoTeam team = DemoTeam.van(van);
      bundle.put(trip(team, today), id(team, 0));
      for (int week = 1; week <= WEEKS; week++) {
        Task trip = trip(team, today.minusDays(7L * week + van));
        Chance chance = Chance.of("trip of " + team.name() + " week " + week);
        if (chance.percent(20)) {
          trip.setStatus(TaskStatus.CANCELLED);
          trip.setStatusReason(own("doorstep-trip-reason", chance.oneOf(REASONS)));
        } else {
          trip.setStatus(TaskStatus.COMPLETED);
        }
        bundle.put(trip, id(team, week));
      }
    }
  }

  private static String id(DemoTeam team, int week) {
    return Chance.uuid("trip of " + team.name() + (week == 0 ? "" : " week " + week)).toString();
  }

  private static Task trip(DemoTeam team, LocalDate day) {
    Task trip = new Task().setStatus(TaskStatus.READY).setIntent(TaskIntent.ORDER);
    String number = "DEMO-TRIP-" + team.name() + "-" + day;
    trip.addIdentifier(identifier("trip", number));
    trip.setGroupIdentifier(identifier("trip", number));
    trip.setCode(own("doorstep-task", "trip"));
    trip.setAuthoredOn(Date.from(day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    trip.getExecutionPeriod()
        .setStartElement(new DateTimeType(day + "T06:00:00Z"))
        .setEndElement(new DateTimeType(day + "T14:00:00Z"));
    trip.setOwner(team.doctor());
    return trip.setLocation(new Reference("Location/" + team.vehicle()));
  }
}
