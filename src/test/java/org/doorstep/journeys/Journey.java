package org.doorstep.journeys;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.doorstep.server.request.CountedWaits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * A story told over HTTP against a real server on a real PostgreSQL. All journeys share one server;
 * each brings identifiers of its own, so that none sees another's people.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "doorstep.data-folder=target/journeys/${random.uuid}",
      "doorstep.demo=off",
      // All journeys come from one machine and mostly in one name, faster than any phone.
      "doorstep.limits.requests-per-second=100000",
      "doorstep.limits.requests-at-once=100000",
      "doorstep.limits.tokens-per-second=100000",
      "doorstep.limits.tokens-at-once=100000",
      "doorstep.access.first-administrator=journeys",
      "doorstep.access.first-organization=Journeys"
    })
@Import(CountedWaits.class)
public abstract class Journey {

  // REST Assured would send Cyrillic as question marks.
  private static final RestAssuredConfig UTF_8 =
      RestAssuredConfig.config()
          .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8"));

  private static final Map<String, Tokens> TOKENS = new ConcurrentHashMap<>();

  @LocalServerPort private int port;
  @Autowired private DataSource database;

  /** A request to the FHIR endpoint, JSON both ways, in the name of the account of journeys. */
  protected RequestSpecification fhir() {
    Employment.asSystem(base(), tokens().of(Tokens.ACCOUNT));
    return fhirAs(Tokens.ACCOUNT);
  }

  /**
   * A request in the name of an account.
   *
   * @param account its name
   */
  protected RequestSpecification fhirAs(String account) {
    return fhirWithToken(tokens().of(account));
  }

  /** A request with any token. */
  protected RequestSpecification fhirWithToken(String token) {
    return fhirWithoutToken().header("Authorization", "Bearer " + token);
  }

  /** A request of a stranger. */
  protected RequestSpecification fhirWithoutToken() {
    return given()
        .config(UTF_8)
        .baseUri("http://127.0.0.1")
        .port(port)
        .basePath("/fhir")
        .contentType("application/fhir+json")
        .accept("application/fhir+json");
  }

  /** Tokens that the server's own issuer might have signed. */
  protected Tokens tokens() {
    return TOKENS.computeIfAbsent(server(), this::tokens);
  }

  private Tokens tokens(String server) {
    try (Connection connection = database.getConnection()) {
      return Tokens.of(connection, server);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first value that a query finds in the server's database. */
  protected String stored(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The base URL of the FHIR endpoint. */
  protected String base() {
    return server() + "/fhir";
  }

  /** The address of the server. */
  protected String server() {
    return "http://127.0.0.1:" + port;
  }
}
