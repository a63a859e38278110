package org.doorstep.demo;

import java.util.Arrays;
import java.util.Optional;
import org.doorstep.signin.Account;
import org.hl7.fhir.r4.model.Identifier;

/**
 * The accounts by which the demo region can be seen through the eyes of those who work there, and
 * the records that they belong to.
 */
public enum DemoAccount {
  AIDS_DOCTOR("aids-doctor", "Practitioner/demo-aids-centre-infectious-disease-doctor"),
  AIDS_HEAD("aids-head", "Practitioner/demo-aids-centre-head-of-department"),
  AIDS_REGISTRAR("aids-registrar", "Practitioner/demo-aids-centre-registrar"),
  TEAM_DOCTOR("team-doctor", "Practitioner/demo-city-infectious-disease-doctor"),
  TEAM_NURSE("team-nurse", "Practitioner/demo-city-nurse"),
  TEAM_SOCIAL_WORKER("team-social-worker", "Practitioner/demo-city-social-worker"),
  TEAM_PSYCHOLOGIST("team-psychologist", "Practitioner/demo-city-psychologist"),
  TEAM_PEER("team-peer", "Practitioner/demo-city-peer-counsellor"),
  TEAM_COORDINATOR("team-coordinator", "Practitioner/demo-city-coordinator"),
  HOSPITAL_CLINICIAN("hospital-clinician", "Practitioner/demo-hospital-district-doctor"),
  DATA_PROTECTION_OFFICER(
      "data-protection-officer", "Practitioner/demo-aids-centre-data-protection-officer"),
  ADMINISTRATOR("administrator", "Practitioner/demo-mobile-clinic-administrator"),
  PATIENT("patient", "Patient?identifier=https://doorstep.health/sid/client|DEMO-00009"),
  NGO_APP("ngo-app", "PractitionerRole/demo-mobile-clinic-system"),
  HOSPITAL_SYSTEM("hospital-system", "PractitionerRole/demo-hospital-district-system");

  private final String account;
  private final String owner;

  DemoAccount(String account, String owner) {
    this.account = account;
    this.owner = owner;
  }

  /**
   * The name by which one signs in.
   *
   * @return such as {@code team-nurse}
   */
  public String account() {
    return account;
  }

  /**
   * Whose account it is.
   *
   * @return a Practitioner; the PractitionerRole of a program; or the Patient, as a search by
   *     identifier, since the server gives people their ids
   */
  public String owner() {
    return owner;
  }

  /** Whether nobody signs in by hand: it belongs to a program. */
  boolean isProgram() {
    return owner.startsWith("PractitionerRole/");
  }

  /**
   * The account of a record.
   *
   * @param owner such as {@code Practitioner/demo-city-nurse}
   */
  static Optional<Identifier> of(String owner) {
    return Arrays.stream(values())
        .filter(account -> account.owner.equals(owner))
        .map(account -> new Identifier().setSystem(Account.SYSTEM).setValue(account.account))
        .findFirst();
  }
}
