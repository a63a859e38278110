package org.doorstep.access;

/** What a caller gets to see of a record. */
enum Decision {
  SHOW,
  /** Who it is, but not how they are identified and where they live. */
  MASK,
  /** By which first name to call them, and at which number. */
  FIRST_NAME,
  /** Sex and year of birth of somebody who is not named. */
  UNNAMED,
  HIDE
}
