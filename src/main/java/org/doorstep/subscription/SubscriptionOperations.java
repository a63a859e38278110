package org.doorstep.subscription;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.access.SystemSight;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.subscription.Notices.Kind;
import org.doorstep.subscription.Outbox.Notification;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** How a Subscription stands, what it was told, what did not arrive, and sending that again. */
@Component
class SubscriptionOperations implements EndpointContribution {

  private static final String EVENTS = "$events";
  private static final String SINCE = "eventsSinceNumber";
  private static final String CONTENT = "content";
  private static final Set<String> CONTENTS = Set.of("empty", "id-only");
  private static final String UNTIL = "eventsUntilNumber";
  private static final int MOST = 500;

  private final Records records;
  private final KnownSubscriptions known;
  private final Subscribers subscribers;
  private final Outbox outbox;
  private final Happenings happenings;
  private final SystemSight sight;
  private final Notices notices;

  SubscriptionOperations(
      Records records,
      KnownSubscriptions known,
      Subscribers subscribers,
      Outbox outbox,
      Happenings happenings,
      SystemSight sight,
      Notices notices) {
    this.records = records;
    this.known = known;
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.happenings = happenings;
    this.sight = sight;
    this.notices = notices;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** A Subscription that the caller sees, with what it asks for. */
  private record Asked(Subscription record, Wish wish, Subscriber subscriber) {}

  /** How a Subscription stands. */
  @Operation(name = "$status", type = Subscription.class, idempotent = true)
  public Bundle status(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters.of(request, "$status");
    Asked asked = asked(id, request);
    Parameters status =
        notices.status(
            asked.record(), asked.wish(), asked.subscriber().lastNumber(), Kind.STATUS, List.of());
    Bundle found = new Bundle().setType(BundleType.SEARCHSET).setTotal(1);
    found.addEntry().setFullUrl("urn:uuid:" + status.getIdPart()).setResource(status);
    return found;
  }

  /** What a Subscription was told, as far as it may be seen now. */
  @Operation(name = EVENTS, type = Subscription.class, idempotent = true)
  public Bundle events(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters sent = OperationParameters.of(request, EVENTS, SINCE, UNTIL, CONTENT);
    if (sent.text(CONTENT).filter(content -> !CONTENTS.contains(content)).isPresent()) {
      throw sent.wrong(CONTENT, "empty or id-only");
    }
    Asked asked = asked(id, request);
    long last = asked.subscriber().lastNumber();
    List<Notification> all =
        outbox.numbered(
            asked.subscriber().id(), number(sent, SINCE, 1), number(sent, UNTIL, last), MOST);
    List<Notification> shown = all.stream().filter(each -> isShown(each, request)).toList();
    return notices.bundle(
        asked.record(), notices.status(asked.record(), asked.wish(), last, Kind.EVENTS, shown));
  }

  /** What did not arrive and was given up, as far as it may be seen now. */
  @Operation(name = "$dead-letters", type = Subscription.class, idempotent = true)
  public Parameters deadLetters(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters.of(request, "$dead-letters");
    Asked asked = asked(id, request);
    List<Notification> dead = dead(asked.subscriber());
    Parameters answer = new Parameters();
    answer.addParameter().setName("total").setValue(new IntegerType(dead.size()));
    for (Notification each : dead.stream().limit(MOST).toList()) {
      ParametersParameterComponent letter = answer.addParameter().setName("dead-letter");
      letter.addPart().setName("timestamp").setValue(new InstantType(Date.from(each.at())));
      letter.addPart().setName("attempts").setValue(new IntegerType(each.attempts()));
      letter.addPart().setName("error").setValue(new StringType(each.error()));
    }
    return answer;
  }

  /** Sends again what was given up. */
  @Operation(name = "$resend", type = Subscription.class)
  public Parameters resend(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters.of(request, "$resend");
    Asked asked = asked(id, request);
    int waiting = dead(asked.subscriber()).size();
    outbox.revive(asked.subscriber().id());
    subscribers.due(asked.subscriber().id());
    Parameters answer = new Parameters();
    answer.addParameter().setName("waiting").setValue(new IntegerType(waiting));
    return answer;
  }

  /** Read in the caller's name: whoever does not see the Subscription learns nothing of it. */
  private Asked asked(IdType id, ServletRequestDetails request) {
    Subscription record =
        records.on(request).read(Subscription.class, id.toUnqualifiedVersionless());
    Optional<Subscriber> subscriber = subscribers.find(String.valueOf(id.getIdPart()));
    Optional<Wish> wish = known.wish(record);
    if (subscriber.isEmpty() || wish.isEmpty()) {
      throw new ResourceNotFoundException(id);
    }
    return new Asked(record, wish.get(), subscriber.get());
  }

  private List<Notification> dead(Subscriber subscriber) {
    return outbox.dead(subscriber.id()).stream().filter(each -> isSeen(each, subscriber)).toList();
  }

  /** Whether the organisation's systems see what a notification is about. */
  private boolean isSeen(Notification each, Subscriber subscriber) {
    return happenings
        .now(each.record())
        .flatMap(it -> sight.ofSystems(it, subscriber.organization(), subscriber.scopes()))
        .isPresent();
  }

  /** Whether the caller sees it; an administrator sees nobody's records. */
  private boolean isShown(Notification each, ServletRequestDetails request) {
    return happenings.shown(each.record(), request);
  }

  private static long number(OperationParameters sent, String name, long otherwise) {
    String text = sent.text(name).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,18}")) {
      throw sent.wrong(name, "a whole number, such as 1");
    }
    return Long.parseLong(text);
  }
}
