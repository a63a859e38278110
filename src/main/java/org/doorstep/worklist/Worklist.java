package org.doorstep.worklist;

import java.util.List;

/** The lists, with what can be asked of each. */
enum Worklist {
  /** Plans of monthly care whose next visit is overdue. */
  OVERDUE_VISITS("CarePlan", "$overdue-visits", 0, 0, "date", "days"),
  /** Medicines that run out and were not given again. */
  SUPPLY_DUE("MedicationDispense", "$supply-due", 14, 90, "date", "days", "late"),
  /** Transfers that the receiving organisation has not answered. */
  TRANSFERS_WAITING("Task", "$transfers-waiting", 0, 0, "date", "organization"),
  /** Calls to the hotline of which nobody has said what comes of them. */
  HOTLINE_WAITING("Task", "$hotline-waiting", 0, 0, "date", "organization"),
  /** Results of a laboratory that nobody has seen. */
  RESULTS_WAITING("Task", "$results-waiting", 0, 0, "date", "organization", "owner"),
  /** The trips of a day. */
  TODAYS_TRIPS("Task", "$todays-trips", 0, 0, "date", "organization", "owner", "unit"),
  /** People whose certificates end. */
  QUALIFICATIONS_EXPIRING(
      "Practitioner", "$qualifications-expiring", 60, 0, "date", "days", "organization"),
  /** Medicines of which a place has few. */
  STOCK_LOW("Observation", "$stock-low", 0, 90, "date", "late", "below", "unit"),
  /** Batches of medicines that expire. */
  STOCK_EXPIRING("Medication", "$stock-expiring", 60, 90, "date", "days", "late", "unit");

  private final String type;
  private final String operation;
  private final int days;
  private final int late;
  private final List<String> parameters;

  Worklist(String type, String operation, int days, int late, String... parameters) {
    this.type = type;
    this.operation = operation;
    this.days = days;
    this.late = late;
    this.parameters = List.of(parameters);
  }

  /** Below the base of the endpoint. */
  String address() {
    return type + '/' + operation;
  }

  String operation() {
    return operation;
  }

  /** How many days it looks ahead if nothing is said. */
  int days() {
    return days;
  }

  /** How many days it looks back if nothing is said. */
  int late() {
    return late;
  }

  List<String> parameters() {
    return parameters;
  }
}
