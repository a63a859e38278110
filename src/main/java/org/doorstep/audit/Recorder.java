package org.doorstep.audit;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.access.Caller;
import org.doorstep.access.Caller.Post;
import org.doorstep.access.Disclosure;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Asked;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.server.ServedTypes;
import org.doorstep.signin.Account;
import org.hl7.fhir.instance.model.api.IIdType;
import org.jspecify.annotations.Nullable;

/** Makes the entry of a request out of what became known of it. */
final class Recorder {

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,10}");
  private static final Pattern CONDITIONS = Pattern.compile("(patient|subject)(:Patient)?");
  private static final Pattern IDS = Pattern.compile("_id");
  private static final int MOST_LINES = 5000;

  private final SearchText searches;

  Recorder(SearchText searches) {
    this.searches = searches;
  }

  /**
   * The entry of a request.
   *
   * @param draft what became known of it
   * @param request the request as it arrived
   * @param requestId the number that it was given
   * @param status the HTTP status of the answer
   */
  AuditEntry entry(AuditDraft draft, HttpServletRequest request, String requestId, int status) {
    List<String> path = path(request);
    RequestDetails details = draft.details();
    Asked asked = asked(draft, details, request, path);
    return new AuditEntry(
        requestId, agent(draft, details, request), asked, status, null, lines(draft, asked));
  }

  private static List<String> path(HttpServletRequest request) {
    String base = request.getContextPath() + request.getServletPath();
    String uri = request.getRequestURI();
    String below = uri.startsWith(base) ? uri.substring(base.length()) : "";
    return Stream.of(below.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }

  private static Agent agent(
      AuditDraft draft, @Nullable RequestDetails details, HttpServletRequest request) {
    Optional<Caller> caller = Caller.of(details);
    @Nullable Account account = caller.map(Caller::account).orElse(draft.account());
    List<Post> posts =
        caller.stream()
            .flatMap(known -> known.posts().stream())
            .sorted(Comparator.comparing(Post::role).thenComparing(Post::organization))
            .toList();
    return new Agent(
        account == null ? null : Words.storable(account.system()),
        account == null ? null : Words.storable(account.name()),
        account == null ? null : Words.storable(account.client()),
        account == null ? null : Words.storable(account.purpose().orElse(null)),
        Words.storable(caller.map(Caller::who).orElse(null)),
        posts.stream().map(post -> post.role().code()).toList(),
        posts.stream().map(Post::organization).toList(),
        String.valueOf(request.getRemoteAddr()));
  }

  private Asked asked(
      AuditDraft draft,
      @Nullable RequestDetails details,
      HttpServletRequest request,
      List<String> path) {
    String method = METHOD.matcher(request.getMethod()).matches() ? request.getMethod() : "OTHER";
    Place place = details == null ? Place.of(path) : Place.of(details);
    @Nullable String type = place.type();
    @Nullable String target = place.target();
    @Nullable RestOperationTypeEnum found = details == null ? null : details.getRestOperationType();
    // HAPI calls both a transaction.
    String interaction = draft.isBatch() ? "batch" : Interaction.of(found, method, path);
    if (type != null && target == null && draft.writtenIds().size() == 1) {
      String written = draft.writtenIds().iterator().next();
      target = written.startsWith(type + "/") ? written.substring(type.length() + 1) : null;
    }
    List<String> parts =
        draft.parts().stream()
            .map(part -> part.text(searches.of(part.type, parameters(part.query))))
            .toList();
    return new Asked(
        method,
        interaction,
        type,
        target,
        place.version(),
        // The name of an operation that does not exist may be any word.
        found != null && details != null && interaction.equals("operation")
            ? details.getOperation()
            : null,
        searches.of(type, sent(draft, request)),
        parts);
  }

  /** What of an address may be kept: a type that there is, and ids that look like ids. */
  private record Place(@Nullable String type, @Nullable String target, @Nullable String version) {

    Place {
      type = type == null || !ServedTypes.NAMES.contains(type) ? null : type;
      target = type == null || target == null || !Words.isId(target) ? null : target;
      version = target == null || version == null || !Words.isId(version) ? null : version;
    }

    /** As the endpoint understood it: the front door has turned compartments into searches. */
    static Place of(RequestDetails details) {
      IIdType id = details.getId();
      return new Place(
          details.getResourceName(),
          id == null ? null : id.getIdPart(),
          id == null ? null : id.getVersionIdPart());
    }

    static Place of(List<String> path) {
      return new Place(
          path.isEmpty() ? null : path.get(0),
          path.size() < 2 ? null : path.get(1),
          path.size() == 4 && path.get(2).equals("_history") ? path.get(3) : null);
    }
  }

  private static Map<String, String[]> sent(AuditDraft draft, HttpServletRequest request) {
    Map<String, String[]> sent =
        new HashMap<>(
            draft.details() == null ? parameters(request.getQueryString()) : draft.parameters());
    parameters(request.getHeader("If-None-Exist")).forEach(sent::putIfAbsent);
    return sent;
  }

  private static Map<String, String[]> parameters(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    try {
      return UrlUtil.parseQueryStrings(query.startsWith("?") ? query.substring(1) : query);
    } catch (IllegalArgumentException undecodable) {
      return Map.of("undecodable", new String[] {query});
    }
  }

  private static List<Line> lines(AuditDraft draft, Asked asked) {
    Map<Line, Integer> numbers = new HashMap<>();
    for (Line line : Stream.concat(draft.answered().stream(), draft.written().stream()).toList()) {
      numbers.merge(new Line(line.patient(), "", line.type(), 0), line.number(), Math::max);
    }
    Disclosure.of(draft.details())
        .ifPresent(
            disclosure ->
                disclosure
                    .shown()
                    .forEach(
                        (shown, number) -> {
                          numbers.remove(new Line(shown.patient(), "", shown.type(), 0));
                          numbers.put(
                              new Line(shown.patient(), shown.kind().code(), shown.type(), 0),
                              number);
                        }));
    askedFor(draft, asked)
        .filter(
            patient -> numbers.keySet().stream().noneMatch(line -> line.patient().equals(patient)))
        .toList()
        .forEach(patient -> numbers.put(new Line(patient, "", String.valueOf(asked.type()), 0), 0));
    return numbers.entrySet().stream()
        .map(
            entry ->
                new Line(
                    entry.getKey().patient(),
                    entry.getKey().kind(),
                    entry.getKey().type(),
                    entry.getValue()))
        .sorted(
            Comparator.comparing(Line::patient).thenComparing(Line::kind).thenComparing(Line::type))
        .limit(MOST_LINES)
        .toList();
  }

  /** People whose records were asked for by their id, found or not: to ask is to know something. */
  private static Stream<String> askedFor(AuditDraft draft, Asked asked) {
    Stream<String> target =
        "Patient".equals(asked.type()) ? Stream.ofNullable(asked.target()) : Stream.empty();
    Pattern conditions = "Patient".equals(asked.type()) ? IDS : CONDITIONS;
    Stream<String> searched =
        draft.parameters().entrySet().stream()
            .filter(sent -> conditions.matcher(sent.getKey()).matches())
            .flatMap(sent -> Stream.of(sent.getValue()))
            .flatMap(values -> Stream.of(values.split(",")))
            .map(value -> value.startsWith("Patient/") ? value.substring(8) : value)
            .filter(Words::isId);
    return Stream.concat(target, searched).distinct();
  }
}
