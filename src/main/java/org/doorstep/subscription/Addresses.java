package org.doorstep.subscription;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.stereotype.Component;

/**
 * Where word may be sent: to what the operator has named and nowhere else, encrypted, and not into
 * networks behind the server because a name happens to lead there.
 */
@Component
class Addresses implements DnsResolver {

  private static final String MLLP = "mllps:";
  private static final int HTTP = 80;

  /** Schemes that are encrypted, with their ports (IANA names 2575 for HL7). */
  private static final Map<String, Integer> PORTS = Map.of("https", 443, "mllps", 2575);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  private final Set<String> origins;
  private final Set<String> hosts;
  private final Networks networks;
  private final Mails mails;

  Addresses(SubscriptionSettings settings, Mails mails) {
    List<URI> allowed = settings.endpoints().stream().map(Addresses::setting).toList();
    this.origins = allowed.stream().map(Addresses::origin).collect(Collectors.toSet());
    this.hosts = allowed.stream().map(Addresses::host).collect(Collectors.toSet());
    this.networks = new Networks(settings.privateNetworks());
    this.mails = mails;
  }

  private static URI setting(String text) {
    return read(text.strip())
        .filter(uri -> uri.getPath().isEmpty() || uri.getPath().equals("/"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    ("doorstep.subscriptions.endpoints: '%s' is no address such as"
                            + " https://his.example.org or mllps://his.example.org, nor http on this machine.")
                        .formatted(text)));
  }

  /** An address that is encrypted, or of this machine. */
  private static Optional<URI> read(String text) {
    try {
      URI uri = new URI(text);
      boolean plain = "http".equalsIgnoreCase(uri.getScheme());
      boolean whole =
          uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
      boolean safe = PORTS.containsKey(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
      return whole && (safe || plain && THIS_MACHINE.contains(host(uri)))
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
  }

  private static String origin(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + host(uri) + ':' + port(uri);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : PORTS.getOrDefault(uri.getScheme().toLowerCase(Locale.ROOT), HTTP);
  }

  /**
   * Refuses an address to which no request is sent.
   *
   * @throws Refusal 422
   */
  void requireAllowed(String endpoint) {
    if (isListener(endpoint) || !isAllowed(endpoint)) {
      throw refusal(
          "Nothing is sent to this address.",
          "Give an address that begins with https:// at a host that the operator of this server has"
              + " named in doorstep.subscriptions.endpoints.");
    }
  }

  /**
   * Refuses an address to which no message of HL7 v2 is sent.
   *
   * @throws Refusal 422
   */
  void requireListener(String endpoint) {
    if (!isListener(endpoint) || !isAllowed(endpoint)) {
      throw refusal(
          "No message is sent to this address.",
          "Write mllps://host:port of a listener that the operator of this server has named in"
              + " doorstep.subscriptions.endpoints.");
    }
  }

  private static boolean isListener(String endpoint) {
    return endpoint.toLowerCase(Locale.ROOT).startsWith(MLLP);
  }

  private boolean isAllowed(String endpoint) {
    return read(endpoint).map(Addresses::origin).filter(origins::contains).isPresent();
  }

  /**
   * Where a listener is that was named before.
   *
   * @throws UnknownHostException if its name leads elsewhere now
   */
  InetSocketAddress listener(String endpoint) throws UnknownHostException {
    URI uri = URI.create(endpoint);
    return new InetSocketAddress(resolve(uri.getHost())[0], port(uri));
  }

  /**
   * Refuses a mail address to which nothing is sent.
   *
   * @throws Refusal 422
   */
  void requireMail(String endpoint) {
    if (!mails.areSetUp()) {
      throw refusal("This server sends no mail.", "Choose rest-hook or websocket.");
    }
    if (!mails.permit(endpoint)) {
      throw refusal(
          "No mail is sent to this address.",
          "Write mailto:name@domain with a domain that the operator of this server has named in"
              + " doorstep.subscriptions.mail-domains.");
    }
  }

  /** Asked as a connection is made, so that a name cannot lead elsewhere after it was checked. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    String name = host.toLowerCase(Locale.ROOT);
    // An address that is named as such is meant; a name only stands for what is public.
    boolean meant =
        hosts.contains(name) && (THIS_MACHINE.contains(name) || Networks.isAddress(name));
    for (InetAddress address : all) {
      if (!meant && !networks.permit(address)) {
        throw new UnknownHostException("The host leads into a private network");
      }
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private static Refusal refusal(String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN, "subscription-endpoint", "Subscription.channel.endpoint", what, mend);
  }
}
