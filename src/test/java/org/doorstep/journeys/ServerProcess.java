package org.doorstep.journeys;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed as a power cut would kill it. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final Process process;
  private final Path log;
  private final int port;
  private final Database database;
  private volatile String account = Tokens.ACCOUNT;
  private volatile String token = "";

  private ServerProcess(Process process, Path log, int port, Database database) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.database = database;
  }

  /** Where the server keeps its signing key. */
  @FunctionalInterface
  private interface Database {
    Tokens tokens(String baseUrl) throws IOException, SQLException;
  }

  /**
   * Starts a server on a free port, without waiting for it.
   *
   * @param dataFolder its data folder; its output goes to a new file beside it
   * @param environment environment variables, such as SPRING_DATASOURCE_URL
   * @param arguments further arguments, such as {@code --name=value}
   */
  public static ServerProcess start(
      Path dataFolder, Map<String, String> environment, String... arguments) throws IOException {
    return start(dataFolder, freePort(), environment, arguments);
  }

  /** Starts a server with the limits that it has if nobody sets any. */
  static ServerProcess startWithItsOwnLimits(Path dataFolder) throws IOException {
    int port = freePort();
    return run(
        dataFolder,
        port,
        new ProcessBuilder(ServerCommand.of(ServerCommand.DOORSTEP, dataFolder, port)),
        Map.of());
  }

  /** Starts a class of the tests that starts the server in its own way. */
  public static ServerProcess startVariant(
      Class<?> program, Path dataFolder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(program.getName(), dataFolder, freePort(), environment, arguments);
  }

  static ServerProcess start(
      Path dataFolder, int port, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(ServerCommand.DOORSTEP, dataFolder, port, environment, arguments);
  }

  private static ServerProcess start(
      String program,
      Path dataFolder,
      int port,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    List<String> command = ServerCommand.of(program, dataFolder, port, arguments);
    // Tests and benches send in one name, and faster than a phone, what many people would.
    command.add("--doorstep.limits.requests-per-second=100000");
    command.add("--doorstep.limits.requests-at-once=100000");
    return run(dataFolder, port, new ProcessBuilder(command), environment);
  }

  /**
   * Runs a command that starts a server.
   *
   * @param folder its output goes to a new file beside it
   * @param port the port that the server will listen on
   */
  static ServerProcess run(
      Path folder, int port, ProcessBuilder command, Map<String, String> environment)
      throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().resolve(".."));
    Path log = Files.createTempFile(parent.normalize(), folder.getFileName() + "-", ".log");
    command.environment().putAll(environment);
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    String url = environment.get("SPRING_DATASOURCE_URL");
    return new ServerProcess(
        command.start(),
        log,
        port,
        url == null
            ? baseUrl -> Tokens.of(folder, baseUrl)
            : baseUrl -> tokens(url, environment, baseUrl));
  }

  private static Tokens tokens(String url, Map<String, String> environment, String baseUrl)
      throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            url,
            environment.get("SPRING_DATASOURCE_USERNAME"),
            environment.get("SPRING_DATASOURCE_PASSWORD"))) {
      return Tokens.of(connection, baseUrl);
    }
  }

  /** Goes on in the name of another account. */
  public ServerProcess as(String name) {
    account = name;
    token = "";
    return this;
  }

  /** The token of the account; none before the server has made its key. */
  private String token() throws IOException {
    if (token.isEmpty()) {
      try {
        token = database.tokens("http://127.0.0.1:" + port).of(account);
      } catch (NoSuchFileException | SQLException notYet) {
        return "";
      }
    }
    return token;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the endpoint serves what is stored. */
  public ServerProcess awaitReady() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (status("/Patient?identifier=none") != 200) {
      assertThat(process.isAlive()).as("The server ended:%n%s", output()).isTrue();
      assertThat(Instant.now()).as("The server is not ready:%n%s", output()).isBefore(end);
      Thread.sleep(250);
    }
    if (Tokens.ACCOUNT.equals(account)) {
      Employment.asSystem("http://127.0.0.1:" + port + "/fhir", token());
    }
    return this;
  }

  /** The status of a GET below the FHIR base, or 0 without an answer. */
  int status(String path) throws InterruptedException {
    try {
      return send(request(path).GET()).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  /** The status of a GET of another address of the server, or 0 without an answer. */
  int statusOutsideFhir(String path) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    try {
      return send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60))).statusCode();
    } catch (IOException noAnswer) {
      return 0;
    }
  }

  /** The body of a GET below the FHIR base. */
  public String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(request(path).GET());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** The answer to a GET below the FHIR base with a header. */
  HttpResponse<String> get(String path, String header, String value)
      throws IOException, InterruptedException {
    return send(request(path).header(header, value).GET());
  }

  /** A request in the name of an account. */
  public RequestSpecification fhir(String name) {
    return given()
        .baseUri("http://127.0.0.1:" + port + "/fhir")
        .contentType("application/fhir+json; charset=utf-8")
        .accept("application/fhir+json")
        .header("Authorization", "Bearer " + token(name));
  }

  String token(String name) {
    try {
      return database.tokens("http://127.0.0.1:" + port).of(name);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts a transaction; fails with an IOException if no whole answer comes. */
  public HttpResponse<String> post(String transaction) throws IOException, InterruptedException {
    return send(request("").POST(BodyPublishers.ofString(transaction, UTF_8)));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir" + path))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/fhir+json")
        .header("Accept", "application/fhir+json")
        .header("Authorization", "Bearer " + token());
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  /** Kills the server at once; nothing in it gets a chance to tidy up. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits for the end of a server that ends by itself and returns its exit code. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Everything that the server has printed. */
  String output() throws IOException {
    return Files.readString(log);
  }

  /** The number of the operating system for the process. */
  public long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** Stops the server as an operator would. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
