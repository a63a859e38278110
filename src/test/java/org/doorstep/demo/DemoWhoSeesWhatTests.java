package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorstep.signin.Account;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** The demo region has what access rights follow from: accounts, custodians, teams, transfers. */
class DemoWhoSeesWhatTests {

  private static final LocalDate DAY = LocalDate.parse("2025-09-01");

  private final DemoRegion region = new DemoRegion(60, DAY);

  @Test
  void everyAccountBelongsToOneRecordWithTheRoleThatItsNameTells() {
    Map<String, String> expected = new TreeMap<>();
    expected.put("aids-doctor", "infectious-disease-doctor of demo-aids-centre");
    expected.put("aids-head", "head-of-department of demo-aids-centre");
    expected.put("aids-registrar", "registrar of demo-aids-centre");
    expected.put("team-doctor", "infectious-disease-doctor of demo-home-team");
    expected.put("team-nurse", "nurse of demo-home-team");
    expected.put("team-social-worker", "social-worker of demo-home-team");
    expected.put("team-psychologist", "psychologist of demo-home-team");
    expected.put("team-peer", "peer-counsellor of demo-home-team");
    expected.put("team-coordinator", "coordinator of demo-home-team");
    expected.put("hospital-clinician", "doctor of demo-hospital-district");
    expected.put("data-protection-officer", "data-protection-officer of demo-aids-centre");
    expected.put("administrator", "administrator of demo-mobile-clinic");
    expected.put("ngo-app", "system of demo-mobile-clinic");
    expected.put("hospital-system", "system of demo-hospital-district");
    Map<String, String> posts = new TreeMap<>();
    Map<String, String> accounts = new HashMap<>();
    resources(Practitioner.class)
        .forEach(
            person ->
                account(person.getIdentifier())
                    .forEach(account -> accounts.put("Practitioner/" + person.getId(), account)));
    resources(PractitionerRole.class)
        .forEach(
            role ->
                Stream.concat(
                        account(role.getIdentifier()),
                        Stream.ofNullable(accounts.get(role.getPractitioner().getReference())))
                    .forEach(account -> assertThat(posts.put(account, post(role))).isNull()));
    assertThat(posts).isEqualTo(expected);
    assertThat(DemoAccount.values())
        .extracting(DemoAccount::account)
        .containsAll(expected.keySet())
        .hasSize(expected.size() + 1)
        .contains("patient");
  }

  @Test
  void onePersonServedInTheCityHasAnAccount() {
    assertThat(region.enrolment(9).bundle().getEntryFirstRep().getResource())
        .isInstanceOfSatisfying(
            Patient.class,
            person -> assertThat(account(person.getIdentifier())).containsExactly("patient"));
    assertThat(resources(Patient.class))
        .filteredOn(person -> account(person.getIdentifier()).findAny().isPresent())
        .extracting(person -> person.getIdentifierFirstRep().getValue())
        .containsOnly("DEMO-00009");
  }

  @Test
  void recordIsOpenedByItsCustodianAndVisitsComeFromTheTeam() {
    for (int number = 1; number <= region.people(); number++) {
      boolean city = DemoPerson.of(number, DAY).group().inCity();
      assertThat(region.enrolment(number).organization())
          .contains(city ? "demo-aids-centre" : "demo-mobile-clinic");
      DemoPost visit = region.homeVisit(number, 0);
      assertThat(visit.organization()).contains(city ? "demo-home-team" : "demo-mobile-clinic");
      assertThat(resources(visit, Encounter.class))
          .allSatisfy(
              encounter ->
                  assertThat(encounter.getServiceProvider().getReference())
                      .isEqualTo("Organization/" + visit.organization().orElseThrow()));
    }
    assertThat(region.registers().organization()).isEmpty();
  }

  @Test
  void everyPersonIsSeenByTheTeamThatComes() {
    for (int number = 1; number <= region.people(); number++) {
      CareTeam team = resources(region.enrolment(number), CareTeam.class).get(0);
      assertThat(team.getParticipant())
          .allSatisfy(member -> assertThat(member.getPeriod().hasStart()).isTrue());
      assertThat(team.getParticipant())
          .extracting(DemoWhoSeesWhatTests::role)
          .containsExactlyElementsOf(
              switch (DemoPerson.of(number, DAY).group()) {
                case VILLAGE, CENTRE -> List.of("doctor", "nurse");
                case CITY ->
                    List.of(
                        "infectious-disease-doctor",
                        "nurse",
                        "social-worker",
                        "psychologist",
                        "coordinator");
                case MOTHER ->
                    List.of(
                        "infectious-disease-doctor",
                        "nurse",
                        "social-worker",
                        "psychologist",
                        "peer-counsellor",
                        "coordinator");
              });
    }
  }

  @Test
  void hospitalOfTheAccountsHasATransferThatStillOpensARecord() {
    List<Task> transfers =
        resources(Task.class).stream()
            .filter(
                task ->
                    "Organization/demo-hospital-district".equals(task.getOwner().getReference()))
            .filter(
                task ->
                    task.getRestriction()
                        .getPeriod()
                        .getEndElement()
                        .getValueAsString()
                        .startsWith("2025-09"))
            .toList();
    assertThat(transfers)
        .extracting(Task::getStatus)
        .contains(TaskStatus.REQUESTED)
        .containsAnyOf(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS);
  }

  private static String role(CareTeamParticipantComponent member) {
    String role = member.getRoleFirstRep().getCodingFirstRep().getCode();
    assertThat(member.getMember().getReference()).startsWith("PractitionerRole/").endsWith(role);
    return role;
  }

  private static String post(PractitionerRole role) {
    return role.getCodeFirstRep().getCodingFirstRep().getCode()
        + " of "
        + role.getOrganization().getReferenceElement().getIdPart();
  }

  private static Stream<String> account(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(identifier -> Account.SYSTEM.equals(identifier.getSystem()))
        .map(Identifier::getValue);
  }

  private <R extends Resource> List<R> resources(Class<R> type) {
    List<R> all = new ArrayList<>();
    region.posts().forEach(post -> all.addAll(resources(post, type)));
    return all;
  }

  private static <R extends Resource> List<R> resources(DemoPost post, Class<R> type) {
    return post.bundle().getEntry().stream()
        .map(entry -> entry.getResource())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
