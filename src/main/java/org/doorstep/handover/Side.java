package org.doorstep.handover;

/** One of the two who take part in a transfer. */
enum Side {
  /** Those who care for the person at home, or keep the record. */
  SENDER("the sender"),
  /** The owner of the Task: the hospital that was asked. */
  RECEIVER("the receiver");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /** As a sentence names it. */
  String words() {
    return words;
  }
}
