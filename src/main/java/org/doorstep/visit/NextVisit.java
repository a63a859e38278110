package org.doorstep.visit;

import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * The date by which the next visit of a plan of monthly home care is due: a month after the end of
 * the last visit, but not before the plan begins.
 */
final class NextVisit {

  static final String URL = DoorstepCodes.structure("doorstep-next-visit-due");
  static final String MONTHLY = "monthly-home-care";

  private NextVisit() {}

  /** Whether the date is the server's to set: an active plan of monthly home care. */
  static boolean isDerivedFor(CarePlan plan) {
    return plan.getStatus() == CarePlanStatus.ACTIVE
        && plan.getCategory().stream()
            .anyMatch(category -> category.hasCoding(HomeVisit.SERVICES, MONTHLY));
  }

  /**
   * Sets the extension, whatever the client has put there.
   *
   * @param plan a plan for which {@link #isDerivedFor} holds
   * @param lastVisit the date of the person's last finished visit, or null before the first
   * @return whether the plan has changed
   */
  static boolean fill(CarePlan plan, @Nullable LocalDate lastVisit) {
    Optional<LocalDate> due = due(plan, lastVisit);
    if (due.isEmpty() || due.equals(current(plan))) {
      return false;
    }
    plan.getExtension().removeIf(extension -> URL.equals(extension.getUrl()));
    plan.addExtension(new Extension(URL, new DateType(due.get().toString())));
    return true;
  }

  /** As {@link #fill}, but never to an earlier date than the server itself has set already. */
  static void postpone(CarePlan plan, @Nullable LocalDate lastVisit) {
    Optional<LocalDate> current = current(plan);
    if (current.isEmpty() || due(plan, lastVisit).filter(current.get()::isBefore).isPresent()) {
      fill(plan, lastVisit);
    }
  }

  static Optional<LocalDate> due(CarePlan plan, @Nullable LocalDate lastVisit) {
    Optional<LocalDate> start = LocalDates.of(plan.getPeriod().getStartElement());
    if (lastVisit == null) {
      return start;
    }
    LocalDate monthLater = lastVisit.plusMonths(1);
    return start.filter(monthLater::isBefore).or(() -> Optional.of(monthLater));
  }

  private static Optional<LocalDate> current(CarePlan plan) {
    Extension extension = plan.getExtensionByUrl(URL);
    return extension != null && extension.getValue() instanceof DateType date
        ? LocalDates.of(date)
        : Optional.empty();
  }
}
