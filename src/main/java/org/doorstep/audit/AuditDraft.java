package org.doorstep.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.signin.Account;
import org.jspecify.annotations.Nullable;

/** What becomes known of a request while it is carried out; one for each request to the server. */
final class AuditDraft {

  private static final String KEY = AuditDraft.class.getName();

  private @Nullable Account account;
  private @Nullable RequestDetails details;
  private Map<String, String[]> parameters = Map.of();
  private boolean batch;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Line, Integer> written = new HashMap<>();
  private final Set<String> writtenIds = new LinkedHashSet<>();
  private List<Line> answered = List.of();

  /** One entry of a batch or transaction. */
  static final class Part {
    final String method;
    final String type;
    final @Nullable String query;
    @Nullable String id;
    @Nullable String status;

    Part(String method, String type, @Nullable String id, @Nullable String query) {
      this.method = method;
      this.type = type;
      this.id = id;
      this.query = query;
    }

    /** Such as {@code GET Observation?code=8867-4 200 OK}, its query as the audit keeps it. */
    String text(@Nullable String safeQuery) {
      return method
          + " "
          + type
          + (id == null ? "" : "/" + id)
          + (safeQuery == null ? "" : "?" + safeQuery)
          + (status == null ? "" : " " + status);
    }
  }

  static AuditDraft begin(HttpServletRequest request) {
    AuditDraft draft = new AuditDraft();
    request.setAttribute(KEY, draft);
    return draft;
  }

  /** The draft of a request; empty for what the server does for itself. */
  static Optional<AuditDraft> of(@Nullable HttpServletRequest request) {
    return request == null
        ? Optional.empty()
        : Optional.ofNullable((AuditDraft) request.getAttribute(KEY));
  }

  void setAccount(@Nullable Account signedIn) {
    account = signedIn;
  }

  @Nullable Account account() {
    return account;
  }

  /** Called first for the request itself, then perhaps for entries of it, which change nothing. */
  void setDetails(RequestDetails request) {
    if (details == null) {
      details = request;
      parameters = Map.copyOf(request.getParameters());
    }
  }

  @Nullable RequestDetails details() {
    return details;
  }

  Map<String, String[]> parameters() {
    return parameters;
  }

  /** Notes the entries of a Bundle, and whether they are carried out each for itself. */
  void setParts(boolean eachAlone, List<Part> entries) {
    batch = eachAlone;
    parts.addAll(entries);
  }

  boolean isBatch() {
    return batch;
  }

  List<Part> parts() {
    return parts;
  }

  synchronized void addWritten(String type, @Nullable String id, Set<String> people) {
    people.forEach(person -> written.merge(new Line(person, "", type, 0), 1, Integer::sum));
    if (id != null) {
      writtenIds.add(type + "/" + id);
    }
  }

  /** How many records of whom were written. */
  synchronized List<Line> written() {
    return written.entrySet().stream()
        .map(
            entry ->
                new Line(entry.getKey().patient(), "", entry.getKey().type(), entry.getValue()))
        .toList();
  }

  /** The written records, such as {@code Patient/1}. */
  synchronized Set<String> writtenIds() {
    return Set.copyOf(writtenIds);
  }

  void setAnswered(List<Line> lines) {
    answered = lines;
  }

  List<Line> answered() {
    return answered;
  }
}
