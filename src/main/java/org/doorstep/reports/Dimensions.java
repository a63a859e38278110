package org.doorstep.reports;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Language;
import org.doorstep.profiles.Terms;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * What figures of all organisations together can be about, and nothing else: codes of Doorstep's
 * own, place codes, weeks and pseudonyms. Nothing that somebody wrote can be among them.
 */
final class Dimensions {

  static final String UNKNOWN = "unknown";

  private static final String STATUS = "doorstep-business-status";
  private static final String REASON = "doorstep-trip-reason";
  private static final String REASON_OF_TASK = "doorstep-task-reason";
  private static final String SERVICE = "doorstep-service";

  private static final Map<String, Pattern> VALUES =
      Map.ofEntries(
          Map.entry(
              "age",
              Pattern.compile(
                  Stream.of(AgeBand.values())
                      .map(AgeBand::code)
                      .map(Pattern::quote)
                      .collect(Collectors.joining("|", "under-5|from-5|", "")))),
          Map.entry(
              "item",
              codes(
                  Stream.of(MdsItem.values()).filter(item -> !item.isRestricted()), MdsItem::code)),
          Map.entry("group", codes(Stream.of(MdsItem.Group.values()), MdsItem.Group::code)),
          Map.entry("sex", Pattern.compile("female|female-pregnant|male|other|unknown")),
          Map.entry("site", Pattern.compile("[A-Z0-9]{2,20}|unknown")),
          Map.entry("week", Pattern.compile("\\d{4}-W\\d{2}")),
          Map.entry("visits", Pattern.compile("[1-4]|5\\+")),
          Map.entry("type", Pattern.compile("village|collective-centre")),
          Map.entry("days", Pattern.compile("1-7|8-30|31\\+")),
          Map.entry("decision", Pattern.compile("planned|urgent|emergency")),
          Map.entry(
              "destination",
              Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|unknown")),
          Map.entry(
              "outcome",
              Pattern.compile(
                  Stream.concat(
                          Stream.of(
                              "no-task",
                              "planned",
                              "done",
                              "called-off",
                              "visited-within-a-week",
                              "visited-later",
                              "declined",
                              "waiting",
                              "in-time",
                              "late",
                              "interrupted",
                              "open",
                              "left"),
                          Stream.of(TaskStatus.values())
                              .map(TaskStatus::toCode)
                              .flatMap(Stream::ofNullable))
                      .collect(Collectors.joining("|")))),
          Map.entry("reason", Pattern.compile(UNKNOWN)),
          Map.entry("until", Pattern.compile("arrived|admitted|visited")),
          Map.entry("months", Pattern.compile("<3|3-5|6\\+|unknown")),
          Map.entry("below", Pattern.compile("1000|200|50")),
          Map.entry("count", Pattern.compile("meetings|attendances|people|visits")),
          Map.entry("service", Pattern.compile(UNKNOWN)),
          Map.entry("displaced", Pattern.compile("true|false|unknown")));

  private static <C> Pattern codes(Stream<C> all, Function<C, String> code) {
    return Pattern.compile(all.map(code).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  private final Terms terms;

  Dimensions(Terms terms) {
    this.terms = terms;
  }

  /** Whether figures can be about this. */
  boolean has(String name, String value) {
    return Optional.ofNullable(VALUES.get(name))
            .filter(pattern -> pattern.matcher(value).matches())
            .isPresent()
        || switch (name) {
          case "outcome" -> isStatus(value);
          case "reason" -> isReason(value);
          case "service" -> isCode(SERVICE, value);
          default -> false;
        };
  }

  boolean isStatus(String code) {
    return isCode(STATUS, code);
  }

  boolean isReason(String code) {
    return isCode(REASON, code) || isCode(REASON_OF_TASK, code);
  }

  boolean isService(String code) {
    return isCode(SERVICE, code);
  }

  private boolean isCode(String system, String code) {
    return terms.name(DoorstepCodes.codeSystem(system), code, Language.EN).isPresent();
  }
}
