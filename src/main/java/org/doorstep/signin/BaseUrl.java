package org.doorstep.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The address by which callers know this server, from which issuer and audience follow. Never taken
 * from the Host header, which the caller writes.
 */
@Component
public final class BaseUrl {

  static final String ENDPOINT = "/fhir";

  private final @Nullable String fixed;

  BaseUrl(SignInSettings settings) {
    String given = settings.baseUrl();
    this.fixed = given == null || given.isBlank() ? null : given.strip().replaceAll("/+$", "");
  }

  /**
   * The address by which the server is called.
   *
   * @param request a request to it
   * @return such as {@code http://127.0.0.1:8080}, without a slash at its end
   */
  public String of(HttpServletRequest request) {
    return fixed == null ? onThisMachine(request.isSecure(), request.getLocalPort()) : fixed;
  }

  /** The same for a server of which only the port is known. */
  String of(boolean secure, int port) {
    return fixed == null ? onThisMachine(secure, port) : fixed;
  }

  boolean isSecure() {
    return fixed != null && fixed.startsWith("https:");
  }

  private static String onThisMachine(boolean secure, int port) {
    return (secure ? "https" : "http") + "://127.0.0.1:" + port;
  }
}
