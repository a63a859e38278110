package org.doorstep.journeys;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A story told over HTTP against a real server on a real PostgreSQL. All journeys share one server;
 * each brings identifiers of its own, so that none sees another's people.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"doorstep.data-folder=target/journeys/${random.uuid}", "doorstep.demo=off"})
public abstract class Journey {

  // REST Assured would send Cyrillic as question marks.
  private static final RestAssuredConfig UTF_8 =
      RestAssuredConfig.config()
          .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8"));

  @LocalServerPort private int port;

  /** A request to the FHIR endpoint, JSON both ways. */
  protected RequestSpecification fhir() {
    return given()
        .config(UTF_8)
        .baseUri("http://127.0.0.1")
        .port(port)
        .basePath("/fhir")
        .contentType("application/fhir+json")
        .accept("application/fhir+json");
  }

  /** The base URL of the FHIR endpoint. */
  protected String base() {
    return "http://127.0.0.1:" + port + "/fhir";
  }
}
