package org.doorstep.audit;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doorstep.audit.AuditEntry.Agent;
import org.doorstep.audit.AuditEntry.Asked;
import org.doorstep.audit.AuditEntry.Line;
import org.doorstep.audit.AuditEntry.Row;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Events as AuditEvents, shaped like the Basic Audit Log Patterns of IHE
 * (https://profiles.ihe.net/ITI/BALP).
 */
final class AuditEvents {

  static final String INTERACTIONS = "http://hl7.org/fhir/restful-interaction";
  static final String TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
  static final Coding USER =
      new Coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP", null);

  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String ENTITY_TYPES =
      "http://terminology.hl7.org/CodeSystem/audit-entity-type";
  private static final String ENTITY_ROLES = "http://terminology.hl7.org/CodeSystem/object-role";
  private static final String PURPOSES = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
  private static final String BALP_ENTITIES =
      "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
  private static final String PERSON = "1";
  private static final String SYSTEM_OBJECT = "2";
  private static final String PATIENT_ROLE = "1";
  private static final String DATA_ROLE = "4";
  private static final String JOB_ROLE = "20";
  private static final String QUERY_ROLE = "24";
  private static final int FIRST_REFUSAL = 400;
  private static final int FIRST_FAILURE = 500;

  private AuditEvents() {}

  /** The event as the data-protection officer reads it. */
  static AuditEvent of(Row row) {
    AuditEvent event = bare(row);
    event.setId(row.id());
    addAgents(event, row);
    addEntities(event, row);
    if (row.entry().lines().stream().map(Line::patient).distinct().count() <= 1) {
      // The profile has room for one person.
      event
          .getMeta()
          .addProfile(DoorstepCodes.CANONICAL + "/StructureDefinition/doorstep-audit-event");
    }
    return event;
  }

  /** What all readers get: what was done, when, for what purpose and with what success. */
  static AuditEvent bare(Row row) {
    Asked asked = row.entry().asked();
    AuditEvent event = new AuditEvent();
    event.setType(new Coding(TYPES, "rest", "RESTful Operation"));
    event.addSubtype(new Coding(INTERACTIONS, asked.interaction(), null));
    event.setAction(AuditEventAction.fromCode(Interaction.action(asked.interaction())));
    event.setRecorded(Date.from(row.recorded()));
    event.setOutcome(outcome(row.entry().status()));
    event.setOutcomeDesc("HTTP " + row.entry().status());
    String purpose = row.entry().agent().purpose();
    if (purpose != null) {
      event.addPurposeOfEvent().addCoding(new Coding(PURPOSES, purpose, null));
    }
    event.getSource().getObserver().setDisplay("Doorstep");
    return event;
  }

  static AuditEventOutcome outcome(int status) {
    if (status >= FIRST_FAILURE) {
      return AuditEventOutcome._8;
    }
    return status >= FIRST_REFUSAL ? AuditEventOutcome._4 : AuditEventOutcome._0;
  }

  private static void addAgents(AuditEvent event, Row row) {
    Agent who = row.entry().agent();
    AuditEventAgentComponent client = event.addAgent().setRequestor(false);
    client.getType().addCoding(new Coding(DICOM, "110153", "Source Role ID"));
    client.getWho().setDisplay(who.client() == null ? "unknown" : who.client());
    client.getNetwork().setAddress(who.address()).setType(AuditEventAgentNetworkType._2);
    AuditEventAgentComponent server = event.addAgent().setRequestor(false);
    server.getType().addCoding(new Coding(DICOM, "110152", "Destination Role ID"));
    server.getWho().setDisplay("Doorstep " + row.node());
    AuditEventAgentComponent user = event.addAgent().setRequestor(true);
    user.getType().addCoding(USER.copy());
    user.setWho(who(who));
    for (int i = 0; i < who.roles().size(); i++) {
      user.addRole()
          .addCoding(role(who.roles().get(i)))
          .setText(who.roles().get(i) + " at Organization/" + who.organizations().get(i));
    }
    event.getSource().setSite(row.node());
  }

  static Coding role(String code) {
    return new Coding(DoorstepCodes.CANONICAL + "/CodeSystem/doorstep-role", code, null);
  }

  private static Reference who(Agent agent) {
    Reference who = new Reference();
    if (agent.who() != null) {
      who.setReference(agent.who());
    }
    if (agent.account() != null) {
      who.getIdentifier().setSystem(agent.accountSystem()).setValue(agent.account());
    }
    return who.isEmpty() ? who.setDisplay("unknown") : who;
  }

  private static void addEntities(AuditEvent event, Row row) {
    AuditEntry entry = row.entry();
    addPeople(event, row);
    Asked asked = entry.asked();
    if (asked.type() != null && asked.target() != null && !"Patient".equals(asked.type())) {
      String version = asked.version() == null ? "" : "/_history/" + asked.version();
      entity(event, SYSTEM_OBJECT, DATA_ROLE)
          .setWhat(new Reference(asked.type() + "/" + asked.target() + version));
    }
    String query = query(asked);
    if (query != null) {
      entity(event, SYSTEM_OBJECT, QUERY_ROLE).setQuery(query.getBytes(StandardCharsets.UTF_8));
    }
    for (String part : asked.parts()) {
      entity(event, SYSTEM_OBJECT, JOB_ROLE).setName(part);
    }
    AuditEventEntityComponent request = event.addEntity();
    request.setType(new Coding(BALP_ENTITIES, "XrequestId", null));
    request.getWhat().getIdentifier().setValue(entry.request());
    if (entry.grant() != null) {
      request.addDetail().setType("break-glass").setValue(new StringType(entry.grant()));
    }
  }

  private static void addPeople(AuditEvent event, Row row) {
    Map<String, AuditEventEntityComponent> people = new LinkedHashMap<>();
    for (Line line : row.entry().lines()) {
      AuditEventEntityComponent person =
          people.computeIfAbsent(
              line.patient(),
              id -> entity(event, PERSON, PATIENT_ROLE).setWhat(new Reference("Patient/" + id)));
      person.addDetail().setType(kind(line)).setValue(new StringType("" + line.number()));
    }
  }

  /** Such as {@code Observation clin}. */
  static String kind(Line line) {
    return line.kind().isEmpty() ? line.type() : line.type() + " " + line.kind();
  }

  private static @Nullable String query(Asked asked) {
    boolean searched = asked.interaction().startsWith("search") || asked.operation() != null;
    if (asked.query() == null && !searched) {
      return null;
    }
    StringBuilder text = new StringBuilder(asked.method()).append(' ');
    text.append(asked.type() == null ? "" : asked.type());
    if (asked.target() != null && asked.operation() != null) {
      text.append('/').append(asked.target());
    }
    if (asked.operation() != null) {
      text.append(asked.type() == null ? "" : "/").append(asked.operation());
    }
    return asked.query() == null ? text.toString() : text + "?" + asked.query();
  }

  private static AuditEventEntityComponent entity(AuditEvent event, String type, String role) {
    return event
        .addEntity()
        .setType(new Coding(ENTITY_TYPES, type, null))
        .setRole(new Coding(ENTITY_ROLES, role, null));
  }
}
