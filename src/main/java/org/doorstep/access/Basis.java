package org.doorstep.access;

/** Why somebody sees a person's records. */
enum Basis {
  /** Their organisation keeps the person's record. */
  CUSTODY,
  /** They go out for the organisation: where to is told by what names no person. */
  STAFF,
  /** They are in the person's care team. */
  TEAM,
  /** The person is to be brought to their organisation, which has not answered yet. */
  TRANSFER_REQUESTED,
  /** Their organisation has taken the person over. */
  TRANSFER,
  /** They were asked to take the person over, and write to those who asked. */
  CORRESPONDENCE,
  /** They did not take the person over: that their answer has arrived is all that they see. */
  ANSWERED,
  /** Their organisation evacuates the person. */
  EVACUATION,
  /** The person asks their organisation to come, which has not answered yet. */
  CALLED,
  /** Their laboratory is to examine a specimen of the person. */
  LABORATORY,
  /** They broke the glass. */
  EMERGENCY,
  /** The person has consented that they see what the consent names. */
  CONSENT,
  /** They are in the person's care team, and have lived through the same. */
  COUNSELLING,
  /** One of them looks after the other's children for a while. */
  CHILDCARE,
  /** The person themselves. */
  SELF
}
