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
