package org.doorstep.access;

/** Why somebody sees a person's records. */
enum Basis {
  /** Their organisation keeps the person's record. */
  CUSTODY,
  /** They are in the person's care team. */
  TEAM,
  /** The person is to be brought to their organisation, which has not answered yet. */
  TRANSFER_REQUESTED,
  /** Their organisation has taken the person over. */
  TRANSFER,
  /** Their organisation evacuates the person. */
  EVACUATION,
  /** They broke the glass. */
  EMERGENCY,
  /** The person has consented that they see what the consent names. */
  CONSENT,
  /** The person themselves. */
  SELF
}
