package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Set;

/** An answer that neither tells which program wrote it nor repeats what was set for good. */
final class GuardedResponse extends HttpServletResponseWrapper {

  private static final Set<String> WITHHELD = Set.of("x-powered-by", "server");
  private static final Set<String> ONCE = Set.of("x-request-id", "content-disposition");

  GuardedResponse(HttpServletResponse response) {
    super(response);
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
