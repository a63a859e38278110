package org.doorstep.journeys;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import org.doorstep.coverage.Proves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Women who have lived through the same: the counsellor, the group, and who becomes one of them.
 */
class PeersSupportEachOtherJourney extends Journey {

  private static final String COUNTED =
      """
      "extension": [{
        "url": "https://doorstep.health/fhir/StructureDefinition/doorstep-attendance",
        "valueUnsignedInt": 11}],
      """;

  private Mothers mothers;
  private String socialCentre;
  private String peer;

  @BeforeEach
  void aTeamOfTheAssociationAndOfTheSocialCentre() {
    fhir();
    mothers = new Mothers(this::fhirAs);
    socialCentre = mothers.world.found("Соціальний центр, відділення для сімей і дітей");
    peer = mothers.world.employ("peer", "peer-counsellor", mothers.association);
    mothers.world.employ("another peer", "peer-counsellor", mothers.association);
    mothers.world.employ("registrar", "registrar", mothers.association);
    String psychologist = mothers.world.employ("psychologist", "psychologist", socialCentre);
    String doctor = mothers.world.employ("doctor", "doctor", mothers.association);
    String social = mothers.world.employ("social", "social-worker", mothers.association);
    mothers.world.employ("manager", "coordinator", socialCentre);
    mothers.world.employ("leader", "peer-counsellor", socialCentre);
    mothers.world.team(
        "coordinator",
        mothers.iryna,
        mothers.association,
        "Practitioner/" + peer,
        "Practitioner/" + psychologist,
        "Practitioner/" + social,
        "Practitioner/" + doctor);
  }

  private static String meeting(String subject, String type, String more) {
    return """
    {"resourceType": "Encounter", "status": "finished", %s
     "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
     "type": [{"coding": [{"system": "%s", "code": "%s"}]}],
     "subject": {"reference": "%s"},
     "period": {"start": "2026-03-02T15:00:00+02:00", "end": "2026-03-02T16:00:00+02:00"},
     "participant": [{"individual": {"display": "Рівна консультантка"}}]}
    """
        .formatted(more, Mothers.SERVICES, type, subject);
  }

  @Test
  @Proves({"b-peer-counselling", "actor-b-peer-counsellor"})
  void whatIsToldToAPeerStaysBetweenThemAndThePsychologist() {
    String talk =
        Institutions.create(
            mothers.as("peer"), meeting("Patient/" + mothers.iryna, "peer-counselling", ""));

    for (String name : List.of("peer", "psychologist", "iryna", "app")) {
      mothers
          .as(name)
          .get("/Encounter/" + talk)
          .then()
          .statusCode(200)
          .body("meta.security.code", hasItems("HIV", "R"));
    }
    for (String name :
        List.of(
            "another peer", "doctor", "social", "coordinator", "registrar", "olha", "manager")) {
      mothers.as(name).get("/Encounter/" + talk).then().statusCode(404);
      mothers.as(name).get("/Encounter?_total=accurate").then().body("total", equalTo(0));
    }
    mothers
        .patch(
            "peer",
            "Encounter/" + talk,
            "[{\"op\": \"add\", \"path\": \"/language\", \"value\": \"uk\"}]")
        .then()
        .statusCode(200);
    mothers
        .as("peer")
        .body(meeting("Patient/" + mothers.iryna, "social-help", ""))
        .post("/Encounter")
        .then()
        .statusCode(403);
    mothers
        .as("another peer")
        .body(meeting("Patient/" + mothers.iryna, "peer-counselling", ""))
        .post("/Encounter")
        .then()
        .statusCode(422);
    mothers.as("peer").get("/Patient/" + mothers.iryna).then().body("birthDate", nullValue());
    mothers.as("peer").get("/Patient?birthdate=1961-04-12").then().statusCode(403);

    Institutions.create(
        mothers.as("app"),
        Institutions.consent(
            mothers.iryna, "deny", "Organization/" + socialCentre, Institutions.labels("HIV")));
    mothers.as("psychologist").get("/Encounter/" + talk).then().statusCode(404);
  }

  private String leads() {
    return "\"serviceProvider\": {\"reference\": \"Organization/%s\"},".formatted(socialCentre);
  }

  private String group(String members) {
    return """
    {"resourceType": "Group", "type": "person", "actual": true, "active": true,
     "identifier": [{"system": "https://doorstep.health/sid/group", "value": "%s"}],
     "code": {"coding": [{"system": "%s", "code": "support-group"}]}, "name": "Близьке коло",
     "managingEntity": {"reference": "Organization/%s"}%s}
    """
        .formatted(java.util.UUID.randomUUID(), Mothers.SERVICES, socialCentre, members);
  }

  private static String member(String patient) {
    return ", \"member\": [{\"entity\": {\"reference\": \"Patient/%s\"}}]".formatted(patient);
  }

  @Test
  @Proves({"b-support-group", "actor-b-support-group", "actor-b-social-centre"})
  void groupCountsWhoComesAndNamesWhoAgreesToIt() {
    mothers
        .as("psychologist")
        .body(group(member(mothers.iryna)))
        .post("/Group")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("member-has-not-agreed"))
        .body("issue[0].expression[0]", equalTo("Group.member[0].entity"));
    mothers
        .as("coordinator")
        .body(
            Mothers.agreement(mothers.iryna, "group-membership", "active")
                .replace(
                    "\"type\": \"permit\"",
                    "\"type\": \"permit\", \"period\": {\"end\": \"2099-01-01\"}"))
        .post("/Consent")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("membership-has-no-end"));
    String consent = mothers.agrees(mothers.iryna, "group-membership");
    String group = Institutions.create(mothers.as("psychologist"), group(member(mothers.iryna)));
    String session =
        Institutions.create(
            mothers.as("psychologist"),
            meeting("Group/" + group, "support-group", COUNTED + leads()));

    for (String name : List.of("psychologist", "leader")) {
      mothers.as(name).get("/Group/" + group).then().statusCode(200).body("member", hasSize(1));
      mothers
          .as(name)
          .get("/Encounter/" + session)
          .then()
          .statusCode(200)
          .body("extension[0].valueUnsignedInt", equalTo(11));
    }
    for (String name :
        List.of("manager", "iryna", "olha", "peer", "doctor", "coordinator", "app")) {
      mothers.as(name).get("/Group/" + group).then().statusCode(404);
      mothers.as(name).get("/Encounter/" + session).then().statusCode(404);
      mothers.as(name).get("/Group?_total=accurate").then().body("total", equalTo(0));
    }
    mothers
        .patch("leader", "Group/" + group, "[{\"op\": \"remove\", \"path\": \"/name\"}]")
        .then()
        .statusCode(403);

    mothers.sets("coordinator", "Consent/" + consent, "inactive").then().statusCode(200);
    mothers.as("psychologist").get("/Group/" + group).then().body("member", nullValue());
    mothers
        .as("psychologist")
        .get("/Group?member=Patient/" + mothers.iryna)
        .then()
        .body("entry", nullValue());
    mothers
        .as("psychologist")
        .get("/Group/" + group + "/_history/1")
        .then()
        .body("member", hasSize(1));
    mothers.as("psychologist").get("/Encounter/" + session).then().statusCode(200);
  }

  @Test
  @Proves("b-client-becomes-counsellor")
  void clientWhoBecomesCounsellorHasTwoRecordsThatShareNothing() {
    String both =
        """
        {"resourceType": "Practitioner", "active": true, "name": [{"text": "Ірина"}],
         "identifier": [{"system": "%s", "value": "%s"}]}
        """;
    mothers
        .as(Tokens.ACCOUNT)
        .body(both.formatted("https://doorstep.health/sid/account", mothers.world.account("iryna")))
        .post("/Practitioner")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("account-taken"));
    mothers
        .as(Tokens.ACCOUNT)
        .body(both.formatted("https://doorstep.health/sid/client", "MOTHER-1"))
        .post("/Practitioner")
        .then()
        .statusCode(422)
        .body("issue[0].details.coding[0].code", equalTo("staff-has-client-number"))
        .body("issue[0].expression[0]", equalTo("Practitioner.identifier[0].system"));
    mothers.as("app").get("/Person").then().statusCode(404);

    mothers.world.employ("iryna as counsellor", "peer-counsellor", mothers.association);
    mothers.as("iryna as counsellor").get("/Patient/" + mothers.iryna).then().statusCode(404);
    mothers
        .as("iryna as counsellor")
        .get("/Patient?_total=accurate")
        .then()
        .body("total", equalTo(0));
    Response herself = mothers.as("iryna").get("/Patient/" + mothers.iryna);
    herself
        .then()
        .statusCode(200)
        .body("link", nullValue())
        .body("generalPractitioner", nullValue());
    mothers.as("iryna").get("/Encounter").then().statusCode(200);
  }

  @Test
  @Proves({"b-wellbeing", "actor-b-social-circle"})
  void childAndFamilyAreKnownToWhoHelpsAndSayNothingOfIllness() {
    String child =
        Institutions.create(
            mothers.as("coordinator"),
            """
            {"resourceType": "RelatedPerson", "patient": {"reference": "Patient/%s"},
             "relationship": [{"coding": [{
               "system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "CHILD"}]}],
             "birthDate": "2023"}
            """
                .formatted(mothers.iryna));
    String goal =
        Institutions.create(
            mothers.as("doctor"),
            """
            {"resourceType": "Goal", "lifecycleStatus": "active",
             "subject": {"reference": "Patient/%s"},
             "description": {"text": "Мати приходить на кожен прийом; дитина під доглядом"}}
            """
                .formatted(mothers.iryna));
    String family = Institutions.create(mothers.as("social"), problem("Z63.8"));
    String drugs = Institutions.create(mothers.as("doctor"), problem("F11.2"));

    for (String name : List.of("social", "doctor", "psychologist", "coordinator", "iryna")) {
      mothers.as(name).get("/RelatedPerson/" + child).then().statusCode(200);
    }
    for (String name : List.of("peer", "olha", "manager")) {
      mothers.as(name).get("/RelatedPerson/" + child).then().statusCode(404);
      mothers.as(name).get("/Condition/" + family).then().statusCode(404);
      mothers.as(name).get("/Condition/" + drugs).then().statusCode(404);
      mothers.as(name).get("/Goal/" + goal).then().statusCode(404);
    }
    mothers
        .as("app")
        .get("/Patient?birthdate=2023&_total=accurate")
        .then()
        .body("total", equalTo(0));
    mothers.as("social").get("/Condition/" + family).then().statusCode(200);
    mothers.as("social").get("/Condition/" + drugs).then().statusCode(404);
    mothers
        .as("doctor")
        .get("/Condition/" + drugs)
        .then()
        .body("meta.security.code", hasItems("SUD", "R"));
    mothers
        .as("iryna")
        .get("/Goal/" + goal)
        .then()
        .body("description.text", containsString("дитина"));
  }

  private String problem(String code) {
    return Institutions.homeless(mothers.iryna).replace("Z59.0", code);
  }
}
