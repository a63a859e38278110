package org.doorstep.audit;

import java.util.List;
import java.util.Map;
import org.doorstep.access.Disclosure;
import org.doorstep.access.Disclosure.Shown;
import org.doorstep.access.Role;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Asked;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.stereotype.Component;

/** Records what the server tells an organisation without having been asked at that moment. */
@Component
public class SentWord {

  private static final String METHOD = "SEND";

  /** It leaves after the event is written; whether it arrives is not known then. */
  private static final int LEAVES = 202;

  private static final int REFUSED = 403;

  private final AuditWriter writer;

  SentWord(AuditWriter writer) {
    this.writer = writer;
  }

  /**
   * What is sent.
   *
   * @param number a number by which the log knows it
   * @param because the record that asks for it, such as {@code Subscription/1}
   * @param organization the id of the Organization that is told
   * @param address where it goes, such as the name of a host
   * @param type the resource type of the record that it is about
   * @param id the id of that record
   */
  public record Word(
      String number, String because, String organization, String address, String type, String id) {}

  /**
   * Records a word before it is sent; it is on the disk when this returns.
   *
   * @param word what is to be sent
   * @param learnt what it tells of whom
   * @throws Refusal 503 if it cannot be recorded, and so must not be sent
   */
  public void record(Word word, Disclosure learnt) {
    write(word, LEAVES, lines(learnt.shown()));
  }

  /**
   * Records that somebody asked for a word without the secret that belongs to it, or too late.
   *
   * @param word what was not sent
   * @param patient the id of the Patient about whom it is
   * @throws Refusal 503 if it cannot be recorded
   */
  public void refused(Word word, String patient) {
    write(word, REFUSED, List.of(new Line(patient, "", word.type(), 0)));
  }

  private void write(Word word, int status, List<Line> lines) {
    Agent agent =
        new Agent(
            null,
            null,
            word.because(),
            null,
            "Organization/" + word.organization(),
            List.of(Role.SYSTEM.code()),
            List.of(word.organization()),
            word.address());
    Asked asked = new Asked(METHOD, "read", word.type(), word.id(), null, null, null, List.of());
    try {
      writer.write(new AuditEntry(word.number(), agent, asked, status, null, lines));
    } catch (NoAudit e) {
      throw new Refusal(
          Reason.UNAVAILABLE,
          "no-audit",
          null,
          "What is to be sent cannot be recorded just now, and what is not recorded is not sent.",
          "It is tried again in a while.");
    }
  }

  private static List<Line> lines(Map<Shown, Integer> shown) {
    return shown.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                new Line(
                    each.getKey().patient(),
                    each.getKey().kind().code(),
                    each.getKey().type(),
                    each.getValue()))
        .toList();
  }
}
