package org.doorstep.access;

import static org.doorstep.access.Sensitivity.ADM;
import static org.doorstep.access.Sensitivity.CLIN;
import static org.doorstep.access.Sensitivity.GROUP;
import static org.doorstep.access.Sensitivity.MESSAGE;
import static org.doorstep.access.Sensitivity.PEER;
import static org.doorstep.access.Sensitivity.PSY;
import static org.doorstep.access.Sensitivity.RES;
import static org.doorstep.access.Sensitivity.SOC;

import java.util.EnumMap;
import java.util.HashSet;
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
 * @param view how much it sees of the person themselves
 * @param answering whether it only answers, and adds what it has found itself
 * @param consented the only classes of those read to which the person consented; none means all
 */
record Rights(
    Set<Sensitivity> read,
    Set<String> readTypes,
    Set<Sensitivity> write,
    Set<String> writeTypes,
    View view,
    boolean answering,
    Set<Sensitivity> consented) {

  /** How much is seen of who a person is. */
  enum View {
    /** Sex and year of birth. */
    UNNAMED,
    /** The first name and how to call. */
    FIRST_NAME,
    /** The name and how to call. */
    MASKED,
    WHOLE
  }

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
  private static final Set<String> EXAMINED =
      Set.of("ServiceRequest", "Specimen", "DiagnosticReport", "Observation");
  private static final Set<String> FOUND = Set.of("DiagnosticReport", "Observation");

  /** What a crew has to see to find a person, carry them and say that they did. */
  private static final Set<String> FOR_BOARDING =
      Set.of("Patient", "RelatedPerson", "ServiceRequest", "Task", "Observation");

  private static final Map<Role, Map<Basis, Rights>> TABLE = table();

  /** What a role may do on a basis, or nothing. */
  static Rights of(Role role, Basis basis) {
    return TABLE.getOrDefault(role, Map.of()).getOrDefault(basis, reading());
  }

  /** Whether a role sees some persons masked only. */
  static boolean masks(Role role) {
    return TABLE.getOrDefault(role, Map.of()).values().stream().anyMatch(Rights::isMasked);
  }

  /** What people may do with their own records. */
  static Rights ofOneself() {
    return reading(ADM, SOC, CLIN, PEER);
  }

  /** What those may do who act for a person. */
  static Rights ofRepresentative() {
    return reading(ADM, SOC, CLIN);
  }

  /** What two people see of each other while one looks after the other's children. */
  static Rights ofChildcare() {
    return reading(ADM).only(Set.of("Patient")).showing(View.FIRST_NAME);
  }

  /** What administrators and systems do with where their organisation has word sent. */
  static Rights ofOffice() {
    return reading(Sensitivity.values()).andWriting(Sensitivity.values());
  }

  /** What a laboratory sees of the person whose specimen it examines. */
  static Rights ofUnnamed() {
    return reading(ADM).only(Set.of("Patient")).showing(View.UNNAMED);
  }

  /** Whether all of some rights by which a person is seen at all show a part of who that is. */
  static boolean maskPerson(List<Rights> all) {
    List<Rights> ofPerson = all.stream().filter(right -> right.reads("Patient", ADM)).toList();
    return !ofPerson.isEmpty() && ofPerson.stream().allMatch(Rights::isMasked);
  }

  boolean isMasked() {
    return view == View.MASKED || view == View.FIRST_NAME;
  }

  boolean reads(String type, Sensitivity kind) {
    return isRead(type, kind)
        && (consented.isEmpty() || consented.contains(kind))
        && (readTypes.isEmpty() || readTypes.contains(type));
  }

  private boolean isRead(String type, Sensitivity kind) {
    return read.contains(kind.asRight(type));
  }

  boolean writes(String type, Sensitivity kind) {
    return write.contains(kind.asRight(type))
        && (writeTypes.isEmpty() || writeTypes.contains(type));
  }

  /** Whether rights together read the records of a type, whatever their class. */
  static boolean readAllOf(String type, List<Rights> rights) {
    return Label.possible(type).stream()
        .allMatch(kind -> rights.stream().anyMatch(right -> right.reads(type, kind)));
  }

  boolean isNothing() {
    return read.isEmpty() && write.isEmpty();
  }

  /**
   * What of these rights is left when a person consents to a part of their records.
   *
   * @param kinds the classes to which the person consents, at least one
   * @param types the only resource types to which the person consents; none means all
   */
  Rights within(Set<Sensitivity> kinds, Set<String> types) {
    Set<String> both = new HashSet<>(types.isEmpty() ? readTypes : types);
    both.removeIf(type -> !readTypes.isEmpty() && !readTypes.contains(type));
    boolean noType = both.isEmpty() && !(types.isEmpty() && readTypes.isEmpty());
    boolean noKind =
        kinds.stream()
            .noneMatch(kind -> isRead("Appointment", kind) || isRead("Observation", kind));
    return noType || noKind
        ? reading()
        : new Rights(read, both, Set.of(), Set.of(), view, false, kinds);
  }

  private static Rights reading(Sensitivity... classes) {
    return new Rights(Set.of(classes), Set.of(), Set.of(), Set.of(), View.WHOLE, false, Set.of());
  }

  private Rights only(Set<String> types) {
    return new Rights(read, types, write, writeTypes, view, answering, consented);
  }

  private Rights andWriting(Sensitivity... classes) {
    return new Rights(read, readTypes, Set.of(classes), writeTypes, view, answering, consented);
  }

  private Rights ofTypes(Set<String> types) {
    return new Rights(read, readTypes, write, types, view, answering, consented);
  }

  private Rights answersWith(Set<String> types) {
    return new Rights(read, readTypes, write, types, view, true, consented);
  }

  private Rights showing(View shown) {
    return new Rights(read, readTypes, write, writeTypes, shown, answering, consented);
  }

  private static Map<Role, Map<Basis, Rights>> table() {
    Map<Role, Map<Basis, Rights>> table = new EnumMap<>(Role.class);
    Rights answering = reading(ADM, CLIN).andWriting(ADM, CLIN).answersWith(ANSWERS);
    Rights permitted = reading(ADM, SOC, CLIN, PSY, RES);
    Rights asked = reading(ADM).andWriting(ADM).answersWith(Set.of("Task", "Communication"));
    Set<String> messages = Set.of("Communication");
    Rights corresponding =
        reading(MESSAGE).only(messages).andWriting(MESSAGE).answersWith(messages);
    Set<String> tasks = Set.of("Task");
    Rights answered = reading(ADM).only(tasks).andWriting(ADM).answersWith(tasks);
    Rights boarding = reading(ADM).only(FOR_BOARDING).andWriting(ADM).answersWith(Set.of("Task"));
    for (Role doctor :
        List.of(Role.DOCTOR, Role.INFECTIOUS_DISEASE_DOCTOR, Role.HEAD_OF_DEPARTMENT)) {
      Rights treating = reading(ADM, SOC, CLIN, MESSAGE).andWriting(ADM, CLIN, MESSAGE);
      table.put(
          doctor,
          Map.of(
              Basis.CUSTODY, treating,
              Basis.TEAM, treating,
              Basis.TRANSFER_REQUESTED, asked,
              Basis.CALLED, asked,
              Basis.TRANSFER, answering,
              Basis.CORRESPONDENCE, corresponding,
              Basis.ANSWERED, answered,
              Basis.EVACUATION, answering,
              Basis.EMERGENCY, reading(ADM, CLIN),
              Basis.CONSENT, permitted));
    }
    // Of the types that nurses write only how a person is carried, and a stock, is adm.
    Rights nursing = reading(ADM, CLIN, MESSAGE).andWriting(ADM, CLIN).ofTypes(NURSING);
    table.put(
        Role.NURSE,
        Map.of(
            Basis.CUSTODY,
            nursing,
            Basis.TEAM,
            nursing,
            Basis.TRANSFER,
            reading(ADM, CLIN),
            Basis.CORRESPONDENCE,
            reading(MESSAGE).only(messages),
            Basis.EVACUATION,
            answering,
            Basis.EMERGENCY,
            reading(ADM, CLIN),
            Basis.CONSENT,
            reading(ADM, CLIN)));
    Rights goingOut = reading(ADM).only(Set.of("Task"));
    Rights helping = reading(ADM, SOC).andWriting(SOC);
    table.put(
        Role.SOCIAL_WORKER,
        Map.of(
            Basis.STAFF, goingOut,
            Basis.TEAM, helping,
            Basis.EVACUATION, boarding,
            Basis.CONSENT, reading(ADM, SOC)));
    table.put(Role.DRIVER, Map.of(Basis.STAFF, goingOut, Basis.EVACUATION, boarding));
    Rights listening = reading(ADM, SOC, PSY, PEER).andWriting(PSY);
    table.put(
        Role.PSYCHOLOGIST,
        Map.of(
            Basis.CUSTODY,
            reading(GROUP).andWriting(GROUP),
            Basis.STAFF,
            goingOut,
            Basis.TEAM,
            listening,
            Basis.EVACUATION,
            boarding,
            Basis.CONSENT,
            reading(ADM, SOC, PSY)));
    Rights accompanying = reading(ADM).only(Set.of("Patient", "Appointment")).showing(View.MASKED);
    Set<String> talks = Set.of("Encounter");
    table.put(
        Role.PEER_COUNSELLOR,
        Map.of(
            Basis.CUSTODY,
            reading(GROUP),
            Basis.TEAM,
            accompanying,
            Basis.COUNSELLING,
            reading(PEER).only(talks).andWriting(PEER).ofTypes(talks),
            Basis.CONSENT,
            accompanying));
    Rights dispatching = reading(ADM, SOC).andWriting(ADM);
    table.put(
        Role.COORDINATOR,
        Map.of(
            Basis.CUSTODY, dispatching,
            Basis.TEAM, dispatching,
            Basis.CALLED, asked,
            Basis.EVACUATION, reading(ADM).andWriting(ADM).answersWith(Set.of("Task")),
            Basis.CONSENT, reading(ADM, SOC)));
    table.put(
        Role.REGISTRAR,
        Map.of(Basis.CUSTODY, reading(ADM).andWriting(ADM), Basis.CONSENT, reading(ADM)));
    table.put(
        Role.DATA_PROTECTION_OFFICER,
        Map.of(Basis.CUSTODY, reading(ADM).only(Set.of("Consent", "Task"))));
    Sensitivity[] all = Sensitivity.values();
    table.put(Role.ANALYST, Map.of(Basis.CUSTODY, reading(all)));
    Rights everything = reading(all).andWriting(all);
    Rights examining =
        reading(CLIN).only(EXAMINED).andWriting(CLIN).answersWith(FOUND).showing(View.UNNAMED);
    table.put(
        Role.SYSTEM,
        Map.of(
            Basis.CUSTODY, everything,
            Basis.TEAM, everything,
            Basis.TRANSFER_REQUESTED, asked,
            Basis.CALLED, asked,
            Basis.LABORATORY, examining,
            Basis.TRANSFER, answering,
            Basis.CORRESPONDENCE, corresponding,
            Basis.ANSWERED, answered,
            Basis.EVACUATION, answering,
            Basis.CONSENT, permitted));
    return table;
  }
}
