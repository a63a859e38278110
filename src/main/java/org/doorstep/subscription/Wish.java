package org.doorstep.subscription;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.fhir.Language;
import org.doorstep.subscription.Filters.Filter;

/**
 * What a Subscription asks for.
 *
 * @param topic the topic; empty if it is a plain one of R4, whose filter then is its criterion
 * @param filters which events
 * @param way how word is sent
 * @param endpoint where to: an address, a mail address, or nothing for a websocket
 * @param payload what is sent
 * @param heartbeat after how many seconds of silence it is told that all is well; 0 for never
 * @param language the language of mails
 */
record Wish(
    Optional<Topic> topic,
    List<Filter> filters,
    Way way,
    String endpoint,
    Payload payload,
    int heartbeat,
    Language language) {

  /** How word is sent, by the names of R4. */
  enum Way {
    RESTHOOK,
    WEBSOCKET,
    EMAIL,
    /** HL7 v2 by MLLP over TLS. */
    MESSAGE
  }

  /** What is sent. */
  enum Payload {
    /** A request without a body, as R4 has it. */
    NONE,
    /** That there is something. */
    EMPTY,
    /** What it is about. */
    ID_ONLY,
    /** The transfer itself, for systems that cannot ask for it. */
    HL7_V2
  }

  /** The types of the records of which it may hear. */
  Set<String> types() {
    return topic
        .map(Topic::types)
        .orElseGet(() -> filters.stream().map(Filter::type).collect(Collectors.toSet()));
  }
}
