package org.doorstep.subscription;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.doorstep.hl7v2.Mllp;
import org.doorstep.hl7v2.Transfer;
import org.doorstep.hl7v2.TransferMessages;
import org.doorstep.subscription.Outbox.Notification;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Sends transfers to hospital systems that know HL7 v2 only. */
@Component
class Listeners {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NAME = 8;

  private final TransferMessages messages;
  private final SeenTransfers transfers;
  private final Addresses addresses;
  private final Mllp mllp;

  Listeners(
      TransferMessages messages,
      SeenTransfers transfers,
      Addresses addresses,
      SubscriptionSettings settings,
      SslBundles bundles) {
    this.messages = messages;
    this.transfers = transfers;
    this.addresses = addresses;
    this.mllp = new Mllp(sockets(settings, bundles), PATIENCE);
  }

  private static SSLSocketFactory sockets(SubscriptionSettings settings, SslBundles bundles) {
    return Optional.ofNullable(settings.sslBundle())
        .filter(name -> !name.isBlank())
        .map(name -> bundles.getBundle(name).createSslContext().getSocketFactory())
        .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * Sends what a notification is about: a referral to who is asked, and an update otherwise.
   *
   * @throws IOException if it was not taken
   */
  void send(Subscriber subscriber, Wish wish, Notification notification) throws IOException {
    Optional<Transfer> seen =
        transfers.seen(notification.record(), subscriber).map(SeenTransfers.Seen::transfer);
    if (seen.isEmpty()) {
      return;
    }
    // Twenty letters at most, and the same when it is sent again.
    String control = subscriber.id().substring(0, NAME) + '-' + notification.number();
    String message =
        wish.topic().filter(Topic.TRANSFER_REQUESTED::equals).isPresent()
            ? messages.referral(seen.get(), control, notification.at())
            : messages.update(seen.get(), control, notification.at());
    InetSocketAddress place = addresses.listener(wish.endpoint());
    mllp.send(URI.create(wish.endpoint()).getHost(), place.getAddress(), place.getPort(), message);
  }
}
