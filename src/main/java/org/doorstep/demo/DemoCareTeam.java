package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.own;

import java.time.LocalDate;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;

/** Those of the visiting team who care for a person, and therefore see the record. */
final class DemoCareTeam {

  private static final String PEER_COUNSELLOR = "peer-counsellor";

  /** A trip tells a driver where to go; who has which illness does not concern them. */
  private static final Set<String> WITHOUT_RECORDS = Set.of("driver");

  private DemoCareTeam() {}

  static CareTeam of(DemoPerson person, Reference patient, LocalDate since) {
    DemoTeam team = person.team();
    DateTimeType start = new DateTimeType(since.toString());
    CareTeam careTeam = new CareTeam().setStatus(CareTeamStatus.ACTIVE).setSubject(patient);
    careTeam.getPeriod().setStartElement(start);
    careTeam.addManagingOrganization(team.provider());
    team.roles().stream()
        .filter(role -> caresFor(role, person))
        .forEach(
            role -> {
              CareTeamParticipantComponent participant = careTeam.addParticipant();
              participant.addRole(own("doorstep-role", role)).setMember(team.member(role));
              participant.getPeriod().setStartElement(start.copy());
            });
    return careTeam;
  }

  private static boolean caresFor(String role, DemoPerson person) {
    return !WITHOUT_RECORDS.contains(role)
        && (!PEER_COUNSELLOR.equals(role) || person.group() == DemoPerson.Group.MOTHER);
  }
}
