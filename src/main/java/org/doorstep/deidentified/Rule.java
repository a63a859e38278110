package org.doorstep.deidentified;

/** What is done with an element that may stay. */
enum Rule {
  /** It stays as it is: a code, a number, a unit. */
  KEEP,
  /** A reference to a record gets the pseudonym of that record, and nothing else. */
  REFERENCE,
  /** A reference to a place becomes one to an area with enough people. */
  PLACE,
  /** A day or moment is moved by the weeks of the person. */
  SHIFT,
  /** A date of birth becomes a year; who is 90 or older is not told apart. */
  BIRTH
}
