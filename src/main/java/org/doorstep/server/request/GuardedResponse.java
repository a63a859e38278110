package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Set;

/**
 * An answer that neither tells which program wrote it nor, by the time it takes, what is hidden,
 * and that does not repeat what was set for good.
 */
final class GuardedResponse extends HttpServletResponseWrapper {

  private static final int UNPROCESSABLE = 422;
  private static final Set<String> WITHHELD = Set.of("x-powered-by", "server");
  private static final Set<String> ONCE = Set.of("x-request-id", "content-disposition");

  private static final Set<Integer> TELLING = Set.of(SC_NOT_FOUND, UNPROCESSABLE);

  private final EvenTime time;
  private final long begun;
  private final boolean ofSeveral;
  private boolean awaited;

  /**
   * @param time when answers that could tell something leave
   * @param begun when the request came, in nanoseconds
   * @param ofSeveral whether it answers several requests at once, some of which may be refused
   */
  GuardedResponse(HttpServletResponse response, EvenTime time, long begun, boolean ofSeveral) {
    super(response);
    this.time = time;
    this.begun = begun;
    this.ofSeveral = ofSeveral;
  }

  @Override
  public void setStatus(int status) {
    if (!awaited && (ofSeveral || TELLING.contains(status))) {
      awaited = true;
      time.await(begun);
    }
    super.setStatus(status);
  }

  @Override
  public void addHeader(String name, String value) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (WITHHELD.contains(plain) || ONCE.contains(plain) && containsHeader(name)) {
      return;
    }
    super.addHeader(name, value);
  }

  @Override
  public void setHeader(String name, String value) {
    if (!WITHHELD.contains(name.toLowerCase(Locale.ROOT))) {
      super.setHeader(name, value);
    }
  }
}
