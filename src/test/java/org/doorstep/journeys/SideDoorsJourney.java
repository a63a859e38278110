package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.journeys.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.coverage.Closes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs on to records tells no more than the records themselves: attachments and messages. */
class SideDoorsJourney extends Journey {

  private Institutions world;
  private String hidden;

  @BeforeEach
  void twoOrganisations() {
    fhir();
    world = new Institutions(this::fhirAs);
    world.connect("clinic", world.found("Клініка"));
    world.connect("other", world.found("Інша"));
    hidden = world.enrol("clinic", "SIDE-" + UUID.randomUUID());
  }

  @Test
  @Closes("S5")
  void attachmentBelongsToWhomItIsAbout() {
    String id = Institutions.create(world.as("clinic"), picture(hidden));
    world.as("clinic").get("/Binary/" + id).then().statusCode(200);
    for (String accept : new String[] {"application/fhir+json", "image/png"}) {
      world.as("other").accept(accept).get("/Binary/" + id).then().statusCode(404);
    }
    world.as("other").get("/Binary/" + id + "/_history/1").then().statusCode(404);
    world.as("other").delete("/Binary/" + id).then().statusCode(404);
  }

  @Test
  @Closes("S5-write")
  void attachmentToSomebodyHiddenIsRefusedLikeOneToNobody() {
    String never = UUID.randomUUID().toString();
    Response toHidden = world.as("other").body(picture(hidden)).post("/Binary");
    Response toNever = world.as("other").body(picture(never)).post("/Binary");
    assertThat(toHidden.statusCode()).isEqualTo(422).isEqualTo(toNever.statusCode());
    assertThat(words(toHidden)).isEqualTo(words(toNever));
  }

  @Test
  @Closes("S5")
  void attachmentOfNobodyBelongsToWhoSentIt() {
    String id =
        Institutions.create(
            world.as("clinic"),
            "{\"resourceType\": \"Binary\", \"contentType\": \"image/png\", \"data\": \"AAAA\"}");
    world.as("clinic").get("/Binary/" + id).then().statusCode(200);
    world.as("other").get("/Binary/" + id).then().statusCode(404);
  }

  @Test
  @Closes("V-places")
  void personDoesNotLearnWherePeopleAreTogether() {
    String oksana =
        Institutions.create(
            world.as("clinic"),
            Institutions.person("PLACES-" + UUID.randomUUID(), world.account("Oksana")));
    String centre =
        Institutions.create(
            fhir(),
            "{\"resourceType\": \"Location\", \"status\": \"active\", \"name\": \"Гуртожиток\"}");
    Institutions.create(
        world.as("clinic"),
        """
        {"resourceType": "Encounter", "status": "finished", "subject": {"reference": "Patient/%s"},
         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "AMB"},
         "location": [{"location": {"reference": "Location/%s"}}]}
        """
            .formatted(oksana, centre));
    String withPlaces = "/Encounter?_include=Encounter:location&patient=" + oksana;
    world.as("clinic").get("/Location/" + centre).then().statusCode(200);
    world.as("clinic").get(withPlaces).then().body("entry", hasSize(2));

    world.as("Oksana").get(withPlaces).then().statusCode(200).body("entry", hasSize(1));
    for (String address : new String[] {"Location/" + centre, "Location?_summary=count"}) {
      assertRefused(world.as("Oksana").get("/" + address), 403, "not-for-this-role");
      String batch =
          """
          {"resourceType": "Bundle", "type": "batch", "entry": [
            {"request": {"method": "GET", "url": "%s"}}]}
          """;
      assertRefused(
          world.as("Oksana").body(batch.formatted(address)).post(), 403, "not-for-this-role");
      assertRefused(
          world.as("Oksana").body(batch.formatted("//" + address)).post(),
          403,
          "not-for-this-role");
      assertRefused(
          world.as("Oksana").body(batch.formatted(base() + "/" + address)).post(),
          400,
          "entry-with-whole-address");
    }
  }

  @Test
  @Closes("S6")
  void subscriptionSendsNothing() throws Exception {
    AtomicInteger knocks = new AtomicInteger();
    HttpServer listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          knocks.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    listener.start();
    try {
      String address = "http://127.0.0.1:%d/".formatted(listener.getAddress().getPort());
      for (String criteria : List.of("Observation?patient=" + hidden, "Task?status=requested")) {
        world
            .as("other")
            .body(ToldHospital.plain(criteria, "rest-hook", address))
            .post("/Subscription")
            .then()
            .statusCode(422);
      }
      String pulse = Institutions.create(world.as("clinic"), Institutions.pulse(hidden, 70));
      world.as("clinic").get("/Observation/" + pulse).then().body("id", equalTo(pulse));
      Thread.sleep(3000);
      assertThat(knocks).hasValue(0);
    } finally {
      listener.stop(0);
    }
  }

  private static String picture(String patient) {
    return """
    {"resourceType": "Binary", "contentType": "image/png", "data": "AAAA",
     "securityContext": {"reference": "Patient/%s"}}
    """
        .formatted(patient);
  }

  private static String words(Response answer) {
    return answer.path("issue[0].details").toString();
  }
}
