package org.doorstep.reports;

import static org.doorstep.reports.MdsItem.Group.DIAGNOSIS;
import static org.doorstep.reports.MdsItem.Group.OUTCOME;
import static org.doorstep.reports.MdsItem.Group.PROCEDURE;
import static org.doorstep.reports.MdsItem.Group.PROTECTION;
import static org.doorstep.reports.MdsItem.Group.RELATION;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The items of the daily report of emergency medical teams, as doorstep-mds-item has them. */
enum MdsItem {
  MAJOR_HEAD_INJURY(4, 4, DIAGNOSIS),
  MAJOR_TORSO_INJURY(5, 5, DIAGNOSIS),
  MAJOR_EXTREMITY_INJURY(6, 6, DIAGNOSIS),
  MODERATE_INJURY(7, 7, DIAGNOSIS),
  MINOR_INJURY(8, 8, DIAGNOSIS),
  ACUTE_RESPIRATORY_INFECTION(9, 9, DIAGNOSIS),
  ACUTE_WATERY_DIARRHOEA(10, 10, DIAGNOSIS),
  ACUTE_BLOODY_DIARRHOEA(11, 11, DIAGNOSIS),
  ACUTE_JAUNDICE(12, 12, DIAGNOSIS),
  SUSPECTED_MEASLES(13, 13, DIAGNOSIS),
  SUSPECTED_MENINGITIS(14, 14, DIAGNOSIS),
  SUSPECTED_TETANUS(15, 15, DIAGNOSIS),
  ACUTE_FLACCID_PARALYSIS(16, 16, DIAGNOSIS),
  ACUTE_HAEMORRHAGIC_FEVER(17, 17, DIAGNOSIS),
  FEVER_OF_UNKNOWN_ORIGIN(18, 18, DIAGNOSIS),
  SURGICAL_EMERGENCY(19, 21, DIAGNOSIS),
  MEDICAL_EMERGENCY(20, 22, DIAGNOSIS),
  SKIN_DISEASE(21, 23, DIAGNOSIS),
  ACUTE_MENTAL_HEALTH_PROBLEM(22, 24, DIAGNOSIS),
  OBSTETRIC_COMPLICATION(23, 25, DIAGNOSIS),
  SEVERE_ACUTE_MALNUTRITION(24, 26, DIAGNOSIS),
  OTHER_DIAGNOSIS(25, 27, DIAGNOSIS),
  MAJOR_PROCEDURE(26, 30, PROCEDURE),
  LIMB_AMPUTATION(27, 31, PROCEDURE),
  MINOR_SURGICAL_PROCEDURE(28, 32, PROCEDURE),
  NORMAL_DELIVERY(29, 33, PROCEDURE),
  CAESAREAN_SECTION(30, 34, PROCEDURE),
  OTHER_OBSTETRIC_PROCEDURE(31, 35, PROCEDURE),
  DISCHARGE_WITHOUT_FOLLOW_UP(32, 36, OUTCOME),
  DISCHARGE_WITH_FOLLOW_UP(33, 37, OUTCOME),
  DISCHARGE_AGAINST_ADVICE(34, 38, OUTCOME),
  REFERRAL(35, 39, OUTCOME),
  ADMISSION(36, 40, OUTCOME),
  DEAD_ON_ARRIVAL(37, 41, OUTCOME),
  DEATH_WITHIN_FACILITY(38, 42, OUTCOME),
  LONG_TERM_REHABILITATION(39, 43, OUTCOME),
  DIRECTLY_RELATED(40, 44, RELATION),
  INDIRECTLY_RELATED(41, 45, RELATION),
  NOT_RELATED(42, 46, RELATION),
  VULNERABLE_CHILD(43, 47, PROTECTION),
  VULNERABLE_ADULT(44, 48, PROTECTION),
  GENDER_BASED_VIOLENCE(45, 49, PROTECTION),
  OTHER_VIOLENCE(46, 50, PROTECTION);

  /** What an item is about; each person has one or more diagnoses and one outcome. */
  enum Group {
    DIAGNOSIS,
    PROCEDURE,
    OUTCOME,
    RELATION,
    PROTECTION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The form with 46 items, and the one with 65. */
  enum Form {
    OF_46("46"),
    OF_65("65");

    private final String code;

    Form(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    static Optional<Form> of(String code) {
      return Arrays.stream(values()).filter(form -> form.code.equals(code)).findFirst();
    }
  }

  /** What the form itself keeps for a list of single cases. */
  private static final Set<MdsItem> OF_LIST =
      EnumSet.of(
          SEVERE_ACUTE_MALNUTRITION, LIMB_AMPUTATION, DEAD_ON_ARRIVAL, DEATH_WITHIN_FACILITY);

  private final int of46;
  private final int of65;
  private final Group group;

  MdsItem(int of46, int of65, Group group) {
    this.of46 = of46;
    this.of65 = of65;
    this.group = group;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Group group() {
    return group;
  }

  /** Its number on a form. */
  int number(Form form) {
    return form == Form.OF_46 ? of46 : of65;
  }

  /** Whether it stands on no form, but on the restricted list of cases. */
  boolean isRestricted() {
    return group == PROTECTION || OF_LIST.contains(this);
  }

  static Optional<MdsItem> of(String code) {
    return Arrays.stream(values()).filter(item -> item.code().equals(code)).findFirst();
  }
}
