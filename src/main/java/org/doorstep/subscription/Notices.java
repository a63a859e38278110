package org.doorstep.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.doorstep.subscription.Outbox.Notification;
import org.doorstep.subscription.Wish.Payload;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What receivers are sent, and told when they ask: the SubscriptionStatus of R5 as Parameters
 * (https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html).
 */
@Component
class Notices {

  private static final String STATUS = Wishes.BACKPORT + "backport-subscription-status-r4";
  private static final String BUNDLE = Wishes.BACKPORT + "backport-subscription-notification-r4";

  private final FhirContext context;
  private final String base;

  Notices(FhirContext context, Environment settings) {
    this.context = context;
    String address = settings.getProperty("doorstep.sign-in.base-url", "").strip();
    this.base = address.isEmpty() ? "" : address.replaceAll("/+$", "") + "/fhir/";
  }

  /** Why something is said, by the names of R5. */
  enum Kind {
    HANDSHAKE("handshake"),
    HEARTBEAT("heartbeat"),
    EVENT("event-notification"),
    STATUS("query-status"),
    EVENTS("query-event");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /**
   * How a Subscription stands.
   *
   * @param known the Subscription
   * @param wish what it asks for
   * @param last the number of its last event
   * @param kind why this is said
   * @param events the events that are told
   */
  Parameters status(
      Subscription known, Wish wish, long last, Kind kind, List<Notification> events) {
    Parameters status = new Parameters();
    status.setId(UUID.randomUUID().toString());
    status.getMeta().addProfile(STATUS);
    status.addParameter().setName("subscription").setValue(new Reference(base + address(known)));
    wish.topic()
        .filter(topic -> wish.payload() == Payload.ID_ONLY || kind != Kind.EVENT)
        .ifPresent(
            topic ->
                status.addParameter().setName("topic").setValue(new CanonicalType(topic.url())));
    status.addParameter().setName("status").setValue(new CodeType(known.getStatus().toCode()));
    status.addParameter().setName("type").setValue(new CodeType(kind.code));
    status
        .addParameter()
        .setName("events-since-subscription-start")
        .setValue(new StringType(Long.toString(last)));
    for (Notification event : events) {
      add(status, event, wish);
    }
    if (known.hasError()) {
      status
          .addParameter()
          .setName("error")
          .setValue(new CodeableConcept().setText(known.getError()));
    }
    return status;
  }

  private void add(Parameters status, Notification event, Wish wish) {
    ParametersParameterComponent part = status.addParameter().setName("notification-event");
    part.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
    part.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.at())));
    if (wish.payload() == Payload.ID_ONLY) {
      part.addPart().setName("focus").setValue(new Reference(base + event.record()));
    }
  }

  /** The Bundle that brings a status to a receiver. */
  Bundle bundle(Subscription known, Parameters status) {
    Bundle bundle = new Bundle().setType(BundleType.HISTORY).setTimestamp(new Date());
    bundle.setId(UUID.randomUUID().toString());
    bundle.getMeta().addProfile(BUNDLE);
    BundleEntryComponent entry = bundle.addEntry();
    entry.setFullUrl("urn:uuid:" + status.getIdPart()).setResource(status);
    entry.getRequest().setMethod(HTTPVerb.GET).setUrl(address(known) + "/$status");
    entry.getResponse().setStatus("200");
    return bundle;
  }

  /** The same as text. */
  String json(Subscription known, Parameters status) {
    return context.newJsonParser().encodeResourceToString(bundle(known, status));
  }

  private static String address(Subscription known) {
    return "Subscription/" + known.getIdElement().getIdPart();
  }
}
