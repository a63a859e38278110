package org.doorstep.audit;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request asked for, on whose behalf, and how it was answered.
 *
 * @param request the number of the request, as in the log and the header X-Request-ID
 * @param agent who asked
 * @param asked what for
 * @param status the HTTP status of the answer
 * @param grant the break-glass grant that the answer rests on, or null
 * @param lines whose records were asked for or shown, in the order of their keys
 */
record AuditEntry(
    String request,
    Agent agent,
    Asked asked,
    int status,
    @Nullable String grant,
    List<Line> lines) {

  /**
   * Who asked.
   *
   * @param accountSystem the identifier system of the account, or null if nobody signed in
   * @param who such as {@code Practitioner/1}, or null if the records know nobody
   * @param roles what the caller does, each at the organisation in the same place of the other list
   * @param address the network address
   */
  record Agent(
      @Nullable String accountSystem,
      @Nullable String account,
      @Nullable String client,
      @Nullable String purpose,
      @Nullable String who,
      List<String> roles,
      List<String> organizations,
      String address) {}

  /**
   * What was asked for.
   *
   * @param interaction a code of http://hl7.org/fhir/restful-interaction
   * @param type the resource type, or null
   * @param target the id of one resource of that type, or null
   * @param operation such as {@code $everything}, or null
   * @param query the search, with hashes in the place of what tells of a person, or null
   * @param parts the entries of a batch or transaction, each with its status
   */
  record Asked(
      String method,
      String interaction,
      @Nullable String type,
      @Nullable String target,
      @Nullable String version,
      @Nullable String operation,
      @Nullable String query,
      List<String> parts) {}

  /**
   * The records of one person.
   *
   * @param patient the id of the Patient
   * @param kind the sensitivity of the records, empty if it is not known
   * @param type their resource type
   * @param number how many were shown or written; 0 if they were only asked for
   */
  record Line(String patient, String kind, String type, int number) {}

  /**
   * An entry in its place.
   *
   * @param node the server that wrote it
   * @param seq its number at that server, without gaps from 1
   * @param recorded when it was written, in whole microseconds
   */
  record Row(String node, long seq, Instant recorded, AuditEntry entry) {

    String id() {
      return node + "-" + seq;
    }

    /** The same, as far as it is about some people; what was asked for is left out with others. */
    Row about(Set<String> people) {
      List<Line> some =
          entry.lines.stream().filter(line -> people.contains(line.patient())).toList();
      if (some.size() == entry.lines.size()) {
        return this;
      }
      Asked all = entry.asked;
      Asked less =
          new Asked(
              all.method(),
              all.interaction(),
              all.type(),
              null,
              null,
              all.operation(),
              null,
              List.of());
      return new Row(
          node,
          seq,
          recorded,
          new AuditEntry(entry.request, entry.agent, less, entry.status, entry.grant, some));
    }
  }
}
