package org.doorstep.audit;

/** What was asked cannot be recorded, and therefore not be answered either. */
final class NoAudit extends Exception {

  private static final long serialVersionUID = 1L;

  NoAudit(String message, Throwable cause) {
    super(message, cause);
  }
}
