package org.doorstep.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;

/**
 * The headers by which the server proves itself to those whom it tells. They are secrets of the
 * receiver: the record shows their names, and what it shows can be sent back unchanged.
 */
final class ChannelHeaders {

  private static final Set<String> NAMES = Set.of("authorization", "x-api-key");
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z-]{1,40}): ?([\\x21-\\x7e](?:[\\x20-\\x7e]{0,2000}[\\x21-\\x7e])?)");
  private static final String HIDDEN = "********";

  private ChannelHeaders() {}

  /**
   * Takes the secrets out of a Subscription.
   *
   * @param sent the Subscription, which is changed
   * @param stored what was taken out of it before
   * @return the headers as they are to be sent
   * @throws Refusal 422 for other headers
   */
  static List<String> takeOut(Subscription sent, List<String> stored) {
    List<String> secrets = new ArrayList<>();
    for (StringType header : sent.getChannel().getHeader()) {
      var read = HEADER.matcher(String.valueOf(header.getValue()));
      if (!read.matches() || !NAMES.contains(read.group(1).toLowerCase(Locale.ROOT))) {
        throw refusal(
            "Only headers by which the server proves itself are sent along.",
            "Write 'Authorization: [scheme] [secret]' or 'X-API-Key: [secret]'.");
      }
      String name = read.group(1);
      secrets.add(HIDDEN.equals(read.group(2)) ? kept(name, stored) : name + ": " + read.group(2));
      header.setValue(name + ": " + HIDDEN);
    }
    return secrets;
  }

  private static String kept(String name, List<String> stored) {
    Optional<String> same =
        stored.stream()
            .filter(header -> header.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
            .findFirst();
    return same.orElseThrow(
        () ->
            refusal(
                "Nothing is known yet that could stand behind the stars.",
                "Send the secret itself; it is not shown to anybody afterwards."));
  }

  private static Refusal refusal(String what, String mend) {
    return new Refusal(
        Reason.RULE_BROKEN, "subscription-header", "Subscription.channel.header", what, mend);
  }
}
