package org.doorstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * From which machine a request comes. What a caller writes into {@code X-Forwarded-For} is believed
 * only as far as a proxy that the operator has declared has added it.
 */
@Component
@NamedInterface("limits")
public class ClientAddress {

  private final boolean readsHeader;

  ClientAddress(Environment settings) {
    // With the strategy "native" Tomcat reads the header itself and takes out what it has read.
    this.readsHeader =
        settings.getProperty("doorstep.sign-in.behind-proxy", Boolean.class, false)
            && "none"
                .equalsIgnoreCase(
                    settings.getProperty("server.forward-headers-strategy", "none").strip());
  }

  /**
   * The address of the caller's machine.
   *
   * @param request the request as it came
   * @return the address, which is that of the proxy if the proxy does not say more
   */
  public String of(HttpServletRequest request) {
    List<String> forwarded =
        readsHeader ? Collections.list(request.getHeaders("X-Forwarded-For")) : List.of();
    String added = forwarded.isEmpty() ? "" : forwarded.get(forwarded.size() - 1);
    // The last address is the one to which the proxy itself talks.
    String last = added.substring(added.lastIndexOf(',') + 1).strip();
    return last.isEmpty() ? request.getRemoteAddr() : last;
  }
}
