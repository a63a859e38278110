package org.doorstep.worklist;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.doorstep.access.Caller;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** The lists at the FHIR endpoint, each on the type that it lists. */
@Component
class WorklistProvider implements EndpointContribution {

  private final Records records;
  private final Clock clock;

  WorklistProvider(Records records, Optional<Clock> clock) {
    this.records = records;
    this.clock = clock.orElseGet(Clock::systemDefaultZone);
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Visits of monthly care that are overdue. */
  @Operation(name = "$overdue-visits", type = CarePlan.class, idempotent = true)
  public Bundle overdueVisits(ServletRequestDetails request) {
    return answer(Worklist.OVERDUE_VISITS, Visits::overdue, request);
  }

  /** Medicines that run out. */
  @Operation(name = "$supply-due", type = MedicationDispense.class, idempotent = true)
  public Bundle supplyDue(ServletRequestDetails request) {
    return answer(Worklist.SUPPLY_DUE, Supplies::due, request);
  }

  /** Transfers without an answer. */
  @Operation(name = "$transfers-waiting", type = Task.class, idempotent = true)
  public Bundle transfersWaiting(ServletRequestDetails request) {
    return answer(Worklist.TRANSFERS_WAITING, WaitingTasks::transfers, request);
  }

  /** Calls to the hotline without an answer. */
  @Operation(name = "$hotline-waiting", type = Task.class, idempotent = true)
  public Bundle hotlineWaiting(ServletRequestDetails request) {
    return answer(Worklist.HOTLINE_WAITING, WaitingTasks::calls, request);
  }

  /** Results that nobody has seen. */
  @Operation(name = "$results-waiting", type = Task.class, idempotent = true)
  public Bundle resultsWaiting(ServletRequestDetails request) {
    return answer(Worklist.RESULTS_WAITING, WaitingTasks::results, request);
  }

  /** The trips of a day. */
  @Operation(name = "$todays-trips", type = Task.class, idempotent = true)
  public Bundle todaysTrips(ServletRequestDetails request) {
    return answer(Worklist.TODAYS_TRIPS, WaitingTasks::trips, request);
  }

  /** Certificates that end. */
  @Operation(name = "$qualifications-expiring", type = Practitioner.class, idempotent = true)
  public Bundle qualificationsExpiring(ServletRequestDetails request) {
    Set<Caller.Post> posts = Caller.of(request).map(Caller::posts).orElse(Set.of());
    return answer(
        Worklist.QUALIFICATIONS_EXPIRING,
        (asked, reading) -> Qualifications.expiring(asked, reading, posts),
        request);
  }

  /** Medicines of which little is left. */
  @Operation(name = "$stock-low", type = Observation.class, idempotent = true)
  public Bundle stockLow(ServletRequestDetails request) {
    return answer(Worklist.STOCK_LOW, Stock::low, request);
  }

  /** Batches that expire. */
  @Operation(name = "$stock-expiring", type = Medication.class, idempotent = true)
  public Bundle stockExpiring(ServletRequestDetails request) {
    return answer(Worklist.STOCK_EXPIRING, Stock::expiring, request);
  }

  private Bundle answer(
      Worklist list,
      BiFunction<Asked, Reading, List<Resource>> made,
      ServletRequestDetails request) {
    Asked asked = Asked.of(list, request, LocalDate.now(clock));
    Reading reading = new Reading(records.on(request));
    return new ListedPage(request.getFhirContext(), request.getFhirServerBase())
        .of(list, asked, made.apply(asked, reading), reading);
  }
}
