package org.doorstep.signin;

/** A token that does not hold. The reason is for the log; the caller is never told. */
final class TokenRefused extends Exception {

  private static final long serialVersionUID = 1L;

  TokenRefused(String reason) {
    // Every stranger can cause one, so it carries no costly stack trace.
    super(reason, null, false, false);
  }
}
