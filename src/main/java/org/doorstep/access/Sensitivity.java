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
  /** What tells of violence: likewise. */
  VIO,
  /** What is told to a psychologist. */
  PSY,
  /** Locked: sexual violence, and whatever a doctor locks. */
  RES,
  /** What is told to a peer counsellor, who has lived through the same. */
  PEER,
  /** A support group and its sessions: who comes, and how many. */
  GROUP,
  /** What the sender and the receiver of a person write to each other. */
  MESSAGE;

  /**
   * The class as labels write it.
   *
   * @return {@code adm}, {@code soc}, {@code clin}, {@code hiv}, {@code vio}, {@code psy}, {@code
   *     res}, {@code peer}, {@code group} or {@code message}
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The class by whose rights records of a type are seen and written where nobody denies them: what
   * can be denied by itself is otherwise what it would be without telling of that.
   */
  Sensitivity asRight(String type) {
    if (this != HIV && this != VIO) {
      return this;
    }
    return Label.isAdministrative(type) ? ADM : CLIN;
  }
}
