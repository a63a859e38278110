package org.doorstep.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.access.Caller;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.audit.AuditEntry.Row;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The operation $access-log: who saw my record, in names instead of ids. */
@Component
class AccessLog implements EndpointContribution {

  private static final String NAME = "$access-log";
  private static final String CUSTODIAN = "CST";

  private final Events events;
  private final Records records;

  AccessLog(Events events, Records records) {
    this.events = events;
    this.records = records;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** The events about one person, the newest first. */
  @Operation(name = NAME, type = Patient.class, idempotent = true)
  public Bundle of(@IdParam IdType id, ServletRequestDetails request) {
    OperationParameters asked = OperationParameters.of(request, NAME, "_count", "_offset");
    int count = asked.count("_count", 0, Page.MOST).orElse(Page.USUAL);
    int offset = asked.count("_offset", 0, Page.MOST).orElse(0);
    String patient = String.valueOf(id.getIdPart());
    Optional<Caller> caller = Caller.of(request);
    Instant since =
        AuditReaders.isPerson(caller, patient)
            ? Instant.EPOCH
            : Optional.ofNullable(
                    events
                        .keptSince(List.of(patient), AuditReaders.scopeOf(caller).organizations())
                        .get(patient))
                // The same answer as for a person who is not here.
                .orElseThrow(() -> new ResourceNotFoundException(id));
    Page page = Page.of(request, count, offset);
    AuditSearch search = AuditSearch.aboutPerson(patient, since);
    Bundle log = new Bundle().setType(BundleType.SEARCHSET);
    List<Row> rows = page.cut(log, events.where(page.sql(search), search.parameters()));
    Names names = new Names(records.ofServer(), patient);
    for (Row row : rows) {
      log.addEntry()
          .setResource(event(row, patient, names))
          .getSearch()
          .setMode(SearchEntryMode.MATCH);
    }
    return log;
  }

  private static AuditEvent event(Row row, String patient, Names names) {
    AuditEvent event = AuditEvents.bare(row);
    Agent agent = row.entry().agent();
    AuditEventAgentComponent person = event.addAgent().setRequestor(true);
    person.getType().addCoding(AuditEvents.USER.copy());
    person.getWho().setDisplay(agent.who() == null ? "unknown" : names.of(agent.who()));
    agent.roles().stream()
        .distinct()
        .forEach(role -> person.addRole(new CodeableConcept(AuditEvents.role(role)).setText(role)));
    agent.organizations().stream()
        .distinct()
        .forEach(
            organization -> {
              AuditEventAgentComponent place = event.addAgent().setRequestor(false);
              place.setType(
                  new CodeableConcept(
                      new Coding(AuditEvents.USER.getSystem(), CUSTODIAN, "custodian")));
              place.getWho().setDisplay(names.of("Organization/" + organization));
            });
    for (Line line : row.entry().lines()) {
      if (line.patient().equals(patient)) {
        event
            .addEntity()
            .setName(AuditEvents.kind(line))
            .addDetail()
            .setType("number")
            .setValue(new StringType(String.valueOf(line.number())));
      }
    }
    return event;
  }
}
