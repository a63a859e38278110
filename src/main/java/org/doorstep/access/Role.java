package org.doorstep.access;

import java.util.Arrays;
import java.util.Optional;

/** The roles of doorstep-role, with what each may do at most. */
public enum Role {
  DOCTOR("doctor"),
  INFECTIOUS_DISEASE_DOCTOR("infectious-disease-doctor"),
  NURSE("nurse"),
  SOCIAL_WORKER("social-worker"),
  PSYCHOLOGIST("psychologist"),
  PEER_COUNSELLOR("peer-counsellor"),
  DRIVER("driver"),
  COORDINATOR("coordinator"),
  HEAD_OF_DEPARTMENT("head-of-department"),
  REGISTRAR("registrar"),
  DATA_PROTECTION_OFFICER("data-protection-officer"),
  ADMINISTRATOR("administrator"),
  SYSTEM("system"),
  /** Given by a setting of the analytics node, and by no record. */
  ANALYST("analyst");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /**
   * The role as the records name it.
   *
   * @return its code in doorstep-role
   */
  public String code() {
    return code;
  }

  /**
   * The role that a record gives by a code.
   *
   * @param code a code, of doorstep-role or not
   * @return the role, or empty if there is none
   */
  public static Optional<Role> of(String code) {
    return Arrays.stream(values())
        .filter(role -> role != ANALYST && role.code.equals(code))
        .findFirst();
  }
}
