package org.doorstep.transfer;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.doorstep.fhir.Language;
import org.doorstep.fhir.Refusal;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Summaries to print for those who have no system that could ask for them. */
@Component
public class SummarySheets {

  private final Records records;
  private final Summaries summaries;
  private final SummaryStore store;

  SummarySheets(Records records, Summaries summaries, SummaryStore store) {
    this.records = records;
    this.summaries = summaries;
    this.store = store;
  }

  /**
   * What was sent.
   *
   * @param document the id of the Bundle that was kept
   * @param pdf the sheets
   */
  public record Sent(String document, byte[] pdf) {}

  /**
   * Makes a summary of what its reader may see, and keeps it as sent by the sender.
   *
   * @param order the ServiceRequest of the transfer
   * @param recipient the organisation that will read it, such as {@code Organization/1}
   * @param language of the texts
   * @param theirs a request by which the records are read as the reader sees them
   * @param sender the request of whoever sends it
   * @throws Refusal 404 if the reader does not see the order, 422 if it is no transfer of a person
   */
  public Sent send(
      IdType order,
      String recipient,
      Language language,
      RequestDetails theirs,
      RequestDetails sender) {
    SummaryRequest asked =
        new SummaryRequest(
            Optional.of(recipient),
            SummaryRequest.Purpose.TREAT,
            language,
            true,
            Optional.empty(),
            SummaryRequest.Form.FULL);
    Dossier dossier = summaries.ofRequest(records.on(theirs), order, asked);
    Bundle kept = store.keep(summaries.document(dossier, asked), dossier, asked, sender);
    return new Sent(kept.getIdElement().getIdPart(), summaries.sheets(dossier, asked));
  }
}
