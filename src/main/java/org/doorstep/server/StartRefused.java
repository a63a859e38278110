package org.doorstep.server;

/**
 * The server cannot start, for a reason that the operator can mend; told in one line and without a
 * stack trace.
 */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Refuses to start.
   *
   * @param sentence what is wrong and what to do about it, as whole sentences without personal data
   */
  public StartRefused(String sentence) {
    super(sentence);
  }

  /**
   * Refuses to start because of another failure.
   *
   * @param sentence what is wrong and what to do about it, as whole sentences without personal data
   * @param cause what happened
   */
  public StartRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
