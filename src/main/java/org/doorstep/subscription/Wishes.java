package org.doorstep.subscription;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.subscription.Filters.Filter;
import org.doorstep.subscription.Wish.Payload;
import org.doorstep.subscription.Wish.Way;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads Subscriptions of R4, with the extensions by which R4 names topics
 * (https://hl7.org/fhir/uv/subscriptions-backport/STU1.1), and refuses what is not served.
 */
@Component
class Wishes {

  static final String BACKPORT =
      "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

  private static final String FILTER = BACKPORT + "backport-filter-criteria";
  private static final String CONTENT = BACKPORT + "backport-payload-content";
  private static final String HEARTBEAT = BACKPORT + "backport-heartbeat-period";
  private static final Set<String> JSON = Set.of("application/fhir+json", "application/json");
  private static final String HL7_V2 = "x-application/hl7-v2+er7";
  private static final int SHORTEST_HEARTBEAT = 10;

  private final Filters filters;
  private final Addresses addresses;

  Wishes(Filters filters, Addresses addresses) {
    this.filters = filters;
    this.addresses = addresses;
  }

  /**
   * Refuses a status that only the server gives, and an end that has come.
   *
   * @throws Refusal 422
   */
  static void requireAsking(Subscription sent) {
    SubscriptionStatus status = sent.getStatus();
    if (status != SubscriptionStatus.REQUESTED && status != SubscriptionStatus.OFF) {
      throw refusal(
          "subscription-status",
          "Subscription.status",
          "Whether a Subscription is active is said by the server.",
          "Send requested to ask for it, also after a change, or off to end it.");
    }
    if (status == SubscriptionStatus.REQUESTED
        && sent.hasEnd()
        && !sent.getEnd().after(new Date())) {
      throw refusal(
          "subscription-end",
          "Subscription.end",
          "The Subscription would be over before it begins.",
          "Give a later end, or leave it out.");
    }
  }

  /**
   * What a Subscription asks for.
   *
   * @throws Refusal 422 if that is not served
   */
  Wish read(Subscription subscription) {
    SubscriptionChannelComponent channel = subscription.getChannel();
    Way way = way(channel);
    Optional<Topic> topic = topic(subscription);
    Payload payload = payload(channel, topic.isPresent(), way);
    String endpoint = String.valueOf(channel.hasEndpoint() ? channel.getEndpoint() : "");
    switch (way) {
      case RESTHOOK -> addresses.requireAllowed(endpoint);
      case EMAIL -> addresses.requireMail(endpoint);
      case MESSAGE -> addresses.requireListener(endpoint);
      case WEBSOCKET -> requireNone(endpoint.isEmpty(), "endpoint", "the client connects");
    }
    if (way != Way.RESTHOOK) {
      requireNone(!channel.hasHeader(), "header", "no request is sent");
    }
    return new Wish(
        topic,
        filters(subscription, topic),
        way,
        endpoint,
        payload,
        heartbeat(channel, way, payload),
        Language.preferred(subscription.getLanguage()));
  }

  /** Whether a write is what a Subscription asks to hear of. */
  boolean isMet(Wish wish, Happening it) {
    List<Filter> ofType =
        wish.filters().stream().filter(one -> one.type().equals(it.now().fhirType())).toList();
    boolean asked = wish.topic().map(topic -> topic.isAbout(it)).orElseGet(() -> !ofType.isEmpty());
    return asked && ofType.stream().allMatch(filter -> filters.hold(filter, it.now()));
  }

  private static Way way(SubscriptionChannelComponent channel) {
    if (channel.getType() != null) {
      for (Way way : Way.values()) {
        if (way.name().equals(channel.getType().name())) {
          return way;
        }
      }
    }
    throw refusal(
        "subscription-channel",
        "Subscription.channel.type",
        "Word is not sent in this way.",
        "Choose rest-hook, websocket, email or message.");
  }

  private static Optional<Topic> topic(Subscription subscription) {
    String criteria = String.valueOf(subscription.getCriteria());
    boolean canonical = criteria.startsWith("http:") || criteria.startsWith("https:");
    Optional<Topic> topic = Topic.of(criteria);
    if (canonical && topic.isEmpty()) {
      throw refusal(
          "subscription-topic",
          "Subscription.criteria",
          "There is no such topic here.",
          "The topics are %s and %s."
              .formatted(Topic.TRANSFER_REQUESTED.url(), Topic.TRANSFER_UPDATED.url()));
    }
    return topic;
  }

  private List<Filter> filters(Subscription subscription, Optional<Topic> topic) {
    List<Filter> all = new ArrayList<>();
    if (topic.isEmpty()) {
      all.add(filters.read(String.valueOf(subscription.getCriteria()), "Subscription.criteria"));
    }
    for (Extension extension : subscription.getCriteriaElement().getExtensionsByUrl(FILTER)) {
      String element = "Subscription.criteria.extension.value";
      Filter filter = filters.read(String.valueOf(text(extension)), element);
      if (topic.isEmpty() || !topic.get().types().contains(filter.type())) {
        throw refusal(
            "subscription-criteria",
            element,
            "The topic is never about %s.".formatted(filter.type()),
            "Filter what it is about, or make the filter the criterion itself.");
      }
      all.add(filter);
    }
    return List.copyOf(all);
  }

  private static Payload payload(SubscriptionChannelComponent channel, boolean topic, Way way) {
    if (way == Way.MESSAGE) {
      return message(channel, topic);
    }
    Extension content = channel.getPayloadElement().getExtensionByUrl(CONTENT);
    String code = content == null ? null : text(content);
    boolean json = channel.hasPayload() && JSON.contains(channel.getPayload());
    Optional<Payload> payload =
        !channel.hasPayload() && content == null && !topic
            ? Optional.of(Payload.NONE)
            : !json
                ? Optional.empty()
                : "id-only".equals(code) && way == Way.RESTHOOK
                    ? Optional.of(Payload.ID_ONLY)
                    : "empty".equals(code) ? Optional.of(Payload.EMPTY) : Optional.empty();
    return payload.orElseThrow(
        () ->
            refusal(
                "subscription-payload",
                "Subscription.channel.payload",
                "Records are not sent, only that there is something, or what it is.",
                way == Way.RESTHOOK
                    ? "Make it application/fhir+json with the extension %s id-only or empty, or"
                            .formatted(CONTENT)
                        + " leave it out where no topic is named."
                    : "Make it application/fhir+json with the extension %s empty, or leave it out"
                            .formatted(CONTENT)
                        + " where no topic is named."));
  }

  private static Payload message(SubscriptionChannelComponent channel, boolean topic) {
    if (!topic || !HL7_V2.equals(channel.getPayload())) {
      throw refusal(
          "subscription-payload",
          "Subscription.channel.payload",
          "By this way transfers are sent as messages of HL7 v2.",
          "Make it %s, and the criterion a topic.".formatted(HL7_V2));
    }
    return Payload.HL7_V2;
  }

  private static int heartbeat(SubscriptionChannelComponent channel, Way way, Payload payload) {
    Extension period = channel.getExtensionByUrl(HEARTBEAT);
    if (period == null) {
      return 0;
    }
    int seconds = -1;
    try {
      seconds = Integer.parseInt(String.valueOf(text(period)));
    } catch (NumberFormatException noNumber) {
      // Refused below.
    }
    if (seconds < SHORTEST_HEARTBEAT || way != Way.RESTHOOK || payload == Payload.NONE) {
      throw refusal(
          "subscription-heartbeat",
          "Subscription.channel.extension.value",
          "Heartbeats are sent by rest-hook with a payload, every %d seconds or less often."
              .formatted(SHORTEST_HEARTBEAT),
          "Give a longer period, or leave the extension out.");
    }
    return seconds;
  }

  private static @Nullable String text(Extension extension) {
    return extension.getValue() instanceof PrimitiveType<?> value ? value.asStringValue() : null;
  }

  private static void requireNone(boolean none, String element, String why) {
    if (!none) {
      throw refusal(
          "subscription-channel",
          "Subscription.channel." + element,
          "In this way %s, and nothing of this is used.".formatted(why),
          "Leave it out.");
    }
  }

  private static Refusal refusal(String rule, String element, String what, String mend) {
    return new Refusal(Reason.RULE_BROKEN, rule, element, what, mend);
  }
}
