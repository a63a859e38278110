package org.doorstep.subscription;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Which machines are out in the open, and which private ones the operator has permitted. */
final class Networks {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f.]*:[0-9a-f:.]*");

  /** RFC 6890, as far as Java does not know it by itself. */
  private static final List<IpAddressMatcher> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "192.0.0.0/24",
              "198.18.0.0/15",
              "240.0.0.0/4",
              "fc00::/7",
              "64:ff9b::/96",
              "2002::/16")
          .map(IpAddressMatcher::new)
          .toList();

  private final List<IpAddressMatcher> permitted;

  /**
   * @param permitted networks such as {@code 10.20.0.0/16}
   */
  Networks(List<String> permitted) {
    this.permitted = permitted.stream().map(String::strip).map(IpAddressMatcher::new).toList();
  }

  static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  boolean permit(InetAddress address) {
    String text = address.getHostAddress();
    return isPublic(address) || permitted.stream().anyMatch(network -> network.matches(text));
  }

  private static boolean isPublic(InetAddress address) {
    String text = address.getHostAddress();
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && SPECIAL.stream().noneMatch(network -> network.matches(text));
  }
}
