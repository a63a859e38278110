package org.doorstep.support;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places of a children's room. A Slot is one place for one child, and one Appointment has it at
 * a time.
 */
@Component
class Places {

  private static final Set<AppointmentStatus> LIVE =
      EnumSet.of(
          AppointmentStatus.PROPOSED,
          AppointmentStatus.PENDING,
          AppointmentStatus.BOOKED,
          AppointmentStatus.CHECKEDIN,
          AppointmentStatus.ARRIVED,
          AppointmentStatus.FULFILLED);

  private static final Set<SlotStatus> CLOSED =
      EnumSet.of(SlotStatus.BUSYUNAVAILABLE, SlotStatus.ENTEREDINERROR);

  private final JdbcClient database;
  private final Here here;

  Places(JdbcClient database, Here here) {
    this.database = database;
    this.here = here;
  }

  /** Takes the places that an appointment names, and gives back those that it names no longer. */
  void follow(Appointment appointment) {
    String key = Here.key(appointment);
    Set<String> wanted = new HashSet<>();
    if (LIVE.contains(appointment.getStatus())) {
      List<Reference> slots = appointment.getSlot();
      for (int number = 0; number < slots.size(); number++) {
        Optional<Slot> slot = here.read(slots.get(number), Slot.class);
        if (slot.isPresent() && isOfChildrensRoom(slot.get())) {
          wanted.add(slot.get().getIdElement().getIdPart());
          take(slot.get(), key, "Appointment.slot[%d]".formatted(number));
        }
      }
    }
    giveBack(key, wanted);
  }

  /** Gives back all that an appointment had. */
  void end(String key) {
    giveBack(key, Set.of());
  }

  private void take(Slot slot, String appointment, String element) {
    String id = slot.getIdElement().getIdPart();
    boolean taken =
        database
                .sql(
                    """
                    INSERT INTO support.place (slot, appointment) VALUES (:slot, :appointment)
                    ON CONFLICT (slot) DO NOTHING
                    """)
                .param("slot", id)
                .param("appointment", appointment)
                .update()
            == 1;
    if (!taken && !has(id, appointment)) {
      throw new Refusal(
          Reason.CONFLICT,
          "place-taken",
          element,
          "Another child has this place already.",
          "Book a free one: Slot?schedule=%s&status=free."
              .formatted(slot.getSchedule().getReference()));
    }
    if (taken && CLOSED.contains(slot.getStatus())) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "place-closed",
          element,
          "This place is not given at all.",
          "Book a free one: Slot?schedule=%s&status=free."
              .formatted(slot.getSchedule().getReference()));
    }
    mark(slot, SlotStatus.BUSY);
  }

  private boolean has(String slot, String appointment) {
    return database
        .sql("SELECT appointment FROM support.place WHERE slot = :slot")
        .param("slot", slot)
        .query(String.class)
        .optional()
        .filter(appointment::equals)
        .isPresent();
  }

  private void giveBack(String appointment, Set<String> kept) {
    database
        .sql(
            """
            DELETE FROM support.place
            WHERE appointment = :appointment AND NOT slot = ANY (:kept) RETURNING slot
            """)
        .param("appointment", appointment)
        .param("kept", kept.toArray(String[]::new))
        .query(String.class)
        .list()
        .forEach(id -> here.read(id, Slot.class).ifPresent(slot -> mark(slot, SlotStatus.FREE)));
  }

  private void mark(Slot slot, SlotStatus status) {
    if (slot.getStatus() != status && !CLOSED.contains(slot.getStatus())) {
      slot.setStatus(status);
      here.update(slot);
    }
  }

  private boolean isOfChildrensRoom(Slot slot) {
    return isChildcare(slot.getServiceType())
        || here.read(slot.getSchedule(), Schedule.class)
            .map(schedule -> isChildcare(schedule.getServiceType()))
            .orElse(false);
  }

  private static boolean isChildcare(List<CodeableConcept> services) {
    return services.stream()
        .anyMatch(it -> it.hasCoding(DoorstepCodes.codeSystem("doorstep-service"), "childcare"));
  }
}
