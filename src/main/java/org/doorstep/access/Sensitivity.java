package org.doorstep.access;

import java.util.Locale;

/** How sensitive a record is: exactly one class for each, the highest that applies. */
public enum Sensitivity {
  /** Who a person is and when they are visited. */
  ADM,
  /** Social help. */
  SOC,
  /** Illness and treatment. */
  CLIN,
  /** What tells of HIV: seen like illness and treatment, unless the person denies it. */
  HIV,
  /** What is told to a psychologist. */
  PSY,
  /** Locked: violence, and whatever a doctor locks. */
  RES,
  /** What is told to a peer counsellor, who has lived through the same. */
  PEER,
  /** A support group and its sessions: who comes, and how many. */
  GROUP;

  /**
   * The class as labels write it.
   *
   * @return {@code adm}, {@code soc}, {@code clin}, {@code hiv}, {@code psy}, {@code res}, {@code
   *     peer} or {@code group}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class by whose rights it is seen and written where nobody denies it. */
  Sensitivity asRight() {
    return this == HIV ? CLIN : this;
  }
}
