package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.springframework.util.FileSystemUtils;

/** A main server, an analytics node beside it, and the folder between them. */
final class AnalyticsTown implements AutoCloseable {

  static final String ANALYST = "analyst";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PLACES = "UX9001,25000,43.5,33.2\nUX90010,2000,43.4,33.1\n";

  final Path folder;
  final Path releases;
  ServerProcess main;
  ServerProcess node;

  AnalyticsTown(String name) throws IOException {
    folder = Path.of("target", name).toAbsolutePath();
    releases = folder.resolve("releases");
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("populations.csv"), PLACES);
  }

  void startMain(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--doorstep.analytics.folder=" + releases);
    all.add("--doorstep.analytics.populations=" + folder.resolve("populations.csv"));
    main = ServerProcess.start(folder.resolve("main"), Map.of(), all.toArray(String[]::new));
  }

  void startNode() throws IOException {
    node =
        ServerProcess.start(
                folder.resolve("node"),
                Map.of(),
                "--doorstep.node=analytics",
                "--doorstep.analytics.folder=" + releases,
                "--doorstep.access.analysts=" + ANALYST + ",narrow")
            .as(ANALYST);
  }

  /** A village in a raion with more than 20,000 people; returns its id. */
  String village() {
    String raion =
        location(
            "UX9001",
            "admin-area",
            """
            , "physicalType": {"coding": [{
              "system": "http://terminology.hl7.org/CodeSystem/location-physical-type",
              "code": "jdn"}]}
            """);
    return location(
        "UX90010V1",
        "village",
        ", \"position\": {\"latitude\": 43.1, \"longitude\": 33.1}, \"partOf\": {\"reference\": \"Location/%s\"}"
            .formatted(raion));
  }

  private String location(String code, String type, String more) {
    return Institutions.create(
        main.fhir(Tokens.ACCOUNT),
        """
        {"resourceType": "Location", "status": "active", "mode": "instance", "name": "%s",
         "identifier": [{"system": "https://doorstep.health/sid/ocha-pcode", "value": "%s"}],
         "type": [{"coding": [{
           "system": "https://doorstep.health/fhir/CodeSystem/doorstep-site-type",
           "code": "%s"}]}], "address": {"text": "%s"}%s}
        """
            .formatted(AlikeWomen.CANARY, code, type, AlikeWomen.CANARY, more));
  }

  /** Sends women to the main server; returns the ids of all their records. */
  List<String> enrol(String village, int women) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < women; number++) {
      ids.addAll(send(AlikeWomen.json(AlikeWomen.woman(village))));
    }
    return ids;
  }

  List<String> send(String transaction) throws IOException, InterruptedException {
    HttpResponse<String> answer = main.post(transaction);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return AlikeWomen.ids(answer.body());
  }

  /**
   * Writes a release into the folder as somebody would who can write there: the last one of
   * everything, with something else in the lines of people or of figures.
   */
  void forge(UnaryOperator<String> people, UnaryOperator<String> figures)
      throws IOException, NoSuchAlgorithmException {
    Path last = release(lastWhole());
    Path forged = Files.createDirectories(folder.resolve("forged"));
    String description = Files.readString(last.resolve("release.json"));
    description = forge(last, forged, "people.ndjson", people, description);
    description = forge(last, forged, "figures.ndjson", figures, description);
    Files.writeString(forged.resolve("release.json"), description);
    Files.move(forged, release(lastWhole() + 1));
  }

  /** Returns the description with the digest of what the file holds then. */
  private static String forge(
      Path last, Path forged, String file, UnaryOperator<String> otherwise, String description)
      throws IOException, NoSuchAlgorithmException {
    byte[] before = Files.readAllBytes(last.resolve(file));
    byte[] after =
        otherwise
            .apply(new String(before, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(description).contains(digest(before));
    Files.write(forged.resolve(file), after);
    return description.replace(digest(before), digest(after));
  }

  private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private Path release(long number) {
    return releases.resolve("release-" + number);
  }

  private long lastWhole() throws IOException {
    long last = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(releases, "release-*")) {
      for (Path release : all) {
        if (Files.readString(release.resolve("release.json")).contains("\"whole\" : true")) {
          String name = release.getFileName().toString();
          last = Math.max(last, Long.parseLong(name.substring("release-".length())));
        }
      }
    }
    return last;
  }

  RequestSpecification analyst() {
    return node.fhir(ANALYST);
  }

  String base() {
    return "http://127.0.0.1:" + node.port() + "/fhir";
  }

  /** A token of an analyst whose application asks for little. */
  String narrow(String scopes) throws SQLException, IOException {
    return Tokens.of(folder.resolve("node"), "http://127.0.0.1:" + node.port())
        .of("narrow", "narrow", scopes);
  }

  /** A request of an analyst who does not wait for the answer. */
  RequestSpecification async() {
    return analyst().header("Prefer", "respond-async");
  }

  /** The lines of each file of an export. */
  Map<String, List<String>> export(String address) throws Exception {
    String status =
        async().get(address).then().statusCode(202).extract().header("Content-Location");
    await("The export " + address, () -> analyst().get(status).statusCode() == 200);
    Map<String, List<String>> files = new TreeMap<>();
    JsonPath manifest = analyst().accept("application/json").get(status).jsonPath();
    for (Map<String, Object> file : manifest.<Map<String, Object>>getList("output")) {
      Response content =
          analyst().accept("application/fhir+ndjson").get(String.valueOf(file.get("url")));
      assertThat(content.statusCode()).isEqualTo(200);
      assertThat(content.contentType()).startsWith("application/fhir+ndjson");
      files.put(String.valueOf(file.get("type")), content.asString().lines().toList());
      assertThat(content.asString().lines()).hasSize((Integer) file.get("count"));
    }
    return files;
  }

  int count(String search) {
    Integer total =
        analyst().get(search + (search.contains("?") ? "&" : "?") + "_summary=count").path("total");
    return total == null ? -1 : total;
  }

  void await(String what, Callable<Boolean> holds) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.call()) {
      assertThat(Instant.now()).as(() -> what + "\n" + outputs()).isBefore(end);
      assertThat(node.output()).doesNotContain("must not");
      Thread.sleep(500);
    }
  }

  private String outputs() {
    try {
      return main.output() + "\n" + node.output();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Every row of every table of the node, as text. */
  List<String> dumpOfNode() throws SQLException, IOException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = EmbeddedDatabase.connect(folder.resolve("node"));
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet all =
          statement.executeQuery(
              """
              SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
              WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
              """)) {
        while (all.next()) {
          tables.add(all.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (row.next()) {
            rows.add(table + " " + row.getString(1));
          }
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_largeobject_metadata")) {
        row.next();
        assertThat(row.getInt(1)).as("records outside of tables").isZero();
      }
    }
    return rows;
  }

  static String query(Path data, String sql) throws SQLException, IOException {
    try (Connection connection = EmbeddedDatabase.connect(data);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  @Override
  public void close() {
    if (main != null) {
      main.close();
    }
    if (node != null) {
      node.close();
    }
  }
}
