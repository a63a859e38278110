package org.doorstep.worklist;

import java.util.List;

/** The lists, with what can be asked of each. */
enum Worklist {
  /** Plans of monthly care whose next visit is overdue. */
  OVERDUE_VISITS("CarePlan", "$overdue-visits", 0, 0, "date", "days"),
  /** Medicines that run out and were not given again. */
  SUPPLY_DUE("MedicationDispense", "$supply-due", 14, 90, "date", "days", "late"),
  /** Transfers that the receiving organisation has not answered. */
  TRANSFERS_WAITING("Task", "$transfers-waiting", 0, 0, "organization");

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
