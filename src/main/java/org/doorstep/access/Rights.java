package org.doorstep.access;

import static org.doorstep.access.Sensitivity.ADM;
import static org.doorstep.access.Sensitivity.CLIN;
import static org.doorstep.access.Sensitivity.PSY;
import static org.doorstep.access.Sensitivity.RES;
import static org.doorstep.access.Sensitivity.SOC;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a role may do with the records of a person on one basis.
 *
 * @param read the classes that it reads
 * @param readTypes the only resource types that it reads; none means all
 * @param write the classes that it writes
 * @param writeTypes the only resource types that it writes; none means all
 * @param masked whether it sees of the person only the name and how to call
 * @param answering whether it only answers, and adds what it has found itself
 */
record Rights(
    Set<Sensitivity> read,
    Set<String> readTypes,
    Set<Sensitivity> write,
    Set<String> writeTypes,
    boolean masked,
    boolean answering) {

  private static final Set<String> NURSING =
      Set.of("Observation", "Specimen", "Procedure", "Media", "Encounter");
  private static final Set<String> ANSWERS =
      Set.of(
          "Task",
          "Encounter",
          "DiagnosticReport",
          "DocumentReference",
          "Communication",
          "Observation");
  private static final Map<Role, Map<Basis, Rights>> TABLE = table();

  /** What a role may do on a basis, or nothing. */
  static Rights of(Role role, Basis basis) {
    return TABLE.getOrDefault(role, Map.of()).getOrDefault(basis, reading());
  }

  /** What people may do with their own records. */
  static Rights ofOneself() {
    return reading(ADM, SOC, CLIN);
  }

  boolean reads(String type, Sensitivity kind) {
    return read.contains(kind.asRight()) && (readTypes.isEmpty() || readTypes.contains(type));
  }

  boolean writes(String type, Sensitivity kind) {
    return write.contains(kind.asRight()) && (writeTypes.isEmpty() || writeTypes.contains(type));
  }

  boolean isNothing() {
    return read.isEmpty() && write.isEmpty();
  }

  private static Rights reading(Sensitivity... classes) {
    return new Rights(Set.of(classes), Set.of(), Set.of(), Set.of(), false, false);
  }

  private Rights only(String... types) {
    return new Rights(read, Set.of(types), write, writeTypes, masked, answering);
  }

  private Rights andWriting(Sensitivity... classes) {
    return new Rights(read, readTypes, Set.of(classes), writeTypes, masked, answering);
  }

  private Rights ofTypes(Set<String> types) {
    return new Rights(read, readTypes, write, types, masked, answering);
  }

  private Rights answersWith(Set<String> types) {
    return new Rights(read, readTypes, write, types, masked, true);
  }

  private Rights masking() {
    return new Rights(read, readTypes, write, writeTypes, true, answering);
  }

  private static Map<Role, Map<Basis, Rights>> table() {
    Map<Role, Map<Basis, Rights>> table = new EnumMap<>(Role.class);
    Rights answering = reading(ADM, CLIN).andWriting(ADM, CLIN).answersWith(ANSWERS);
    Rights asked = reading(ADM).andWriting(ADM).answersWith(Set.of("Task", "Communication"));
    for (Role doctor :
        List.of(Role.DOCTOR, Role.INFECTIOUS_DISEASE_DOCTOR, Role.HEAD_OF_DEPARTMENT)) {
      Rights treating = reading(ADM, SOC, CLIN).andWriting(ADM, CLIN);
      table.put(
          doctor,
          Map.of(
              Basis.CUSTODY, treating,
              Basis.TEAM, treating,
              Basis.TRANSFER_REQUESTED, asked,
              Basis.TRANSFER, answering,
              Basis.EMERGENCY, reading(ADM, CLIN)));
    }
    Rights nursing = reading(ADM, CLIN).andWriting(CLIN).ofTypes(NURSING);
    table.put(
        Role.NURSE,
        Map.of(
            Basis.CUSTODY,
            nursing,
            Basis.TEAM,
            nursing,
            Basis.TRANSFER,
            reading(ADM, CLIN),
            Basis.EMERGENCY,
            reading(ADM, CLIN)));
    Rights helping = reading(ADM, SOC).andWriting(SOC);
    table.put(Role.SOCIAL_WORKER, Map.of(Basis.TEAM, helping));
    Rights listening = reading(ADM, SOC, PSY).andWriting(PSY);
    table.put(Role.PSYCHOLOGIST, Map.of(Basis.TEAM, listening));
    Rights accompanying = reading(ADM).only("Patient", "Appointment").masking();
    table.put(Role.PEER_COUNSELLOR, Map.of(Basis.TEAM, accompanying));
    Rights dispatching = reading(ADM, SOC).andWriting(ADM);
    table.put(Role.COORDINATOR, Map.of(Basis.CUSTODY, dispatching, Basis.TEAM, dispatching));
    table.put(Role.REGISTRAR, Map.of(Basis.CUSTODY, reading(ADM).andWriting(ADM)));
    table.put(
        Role.DATA_PROTECTION_OFFICER, Map.of(Basis.CUSTODY, reading(ADM).only("Consent", "Task")));
    Rights everything = reading(ADM, SOC, CLIN, PSY, RES).andWriting(ADM, SOC, CLIN, PSY, RES);
    table.put(
        Role.SYSTEM,
        Map.of(
            Basis.CUSTODY, everything,
            Basis.TEAM, everything,
            Basis.TRANSFER_REQUESTED, asked,
            Basis.TRANSFER, answering));
    return table;
  }
}
