package org.doorstep.matching;

import java.util.Locale;

/**
 * How sure it is that two records are one person's (http://hl7.org/fhir/R4/valueset-match-grade).
 */
public enum MatchGrade {
  /** One person: may be taken for one without asking anybody. */
  CERTAIN,
  /** Almost surely one person: to be looked at by somebody. */
  PROBABLE,
  /** Perhaps one person. */
  POSSIBLE,
  /** Two persons, however alike their records look. */
  CERTAINLY_NOT;

  /**
   * The grade as the extension {@code match-grade} writes it.
   *
   * @return {@code certain}, {@code probable}, {@code possible} or {@code certainly-not}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
