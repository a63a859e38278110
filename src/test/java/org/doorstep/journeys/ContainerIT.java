package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

/**
 * Does without an engine what docker/ tells an engine to do: takes the jar apart into layers,
 * starts it with the image's command on the image's Java and with the environment of the compose
 * file, asks whether it is healthy, and makes and restores a backup.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ContainerIT {

  private static final Path LAYERS = Path.of("target", "container", "layers");
  private static final Path IMAGE = Path.of("target", "container", "doorstep");
  private static final Path BACKUPS = Path.of("target", "container", "backups").toAbsolutePath();

  @BeforeAll
  static void imageIsBuilt() throws Exception {
    FileSystemUtils.deleteRecursively(IMAGE.getParent());
    for (Path folder : List.of(LAYERS, IMAGE, BACKUPS)) {
      Files.createDirectories(folder);
    }
    Files.copy(jar(), LAYERS.resolve("doorstep.jar"));
    succeed(new ProcessBuilder("bash", "-c", withJava(ContainerFiles.instructions("RUN").get(0))));
    for (String copy : ContainerFiles.instructions("COPY")) {
      if (copy.startsWith("--from=layers ")) {
        Path layer = LAYERS.resolve(copy.replaceFirst("--from=layers /layers/(\\S+) .*", "$1"));
        assertThat(layer).isDirectory();
        FileSystemUtils.copyRecursively(layer, IMAGE);
      }
    }
  }

  @Test
  void newVersionIsASmallLayer() throws IOException {
    assertThat(LAYERS.resolve("extracted/dependencies")).isDirectory();
    try (Stream<Path> files = Files.walk(LAYERS.resolve("extracted/application"))) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(10_000_000);
    }
  }

  @Test
  void imageRunsWithoutRightsAndIsPublishedOnThisMachineOnly() {
    assertThat(ContainerFiles.instruction("USER")).isEqualTo("doorstep");
    assertThat((List<?>) ContainerFiles.service("server", "ports"))
        .isNotEmpty()
        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    assertThat(ContainerFiles.service("database", "ports")).isNull();
  }

  @Test
  void visitOutlivesTheLossOfItsDatabaseInABackup() throws Exception {
    try (ExternalPostgres postgres = ExternalPostgres.start(15)) {
      VisitLedger visits = new VisitLedger("container");
      try (ServerProcess server = start(postgres, "postgres")) {
        server.awaitReady();
        assertThat(server.output()).contains("using Java " + imageJava().version());
        assertThat(server.output()).doesNotContain("demo region");
        visits.postQuietly(server, 3);
        assertThat(visits.statuses()).hasSize(3).containsOnly(200);
        isHealthy(server.port());
        assumeTrue(Files.exists(Path.of("/usr/bin/pg_dump")), "No pg_dump on this machine");
        backUp(postgres);
      }
      postgres.createDatabase("restored");
      restore(postgres, "restored");
      try (ServerProcess server = start(postgres, "restored")) {
        visits.compareWith(server.awaitReady());
      }
    }
  }

  private static ServerProcess start(ExternalPostgres postgres, String database) throws Exception {
    int port = ServerProcess.freePort();
    Map<String, String> environment = new HashMap<>();
    for (String variable : ContainerFiles.instructions("ENV")) {
      environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    environment.putAll(
        ContainerFiles.environment(
            "server",
            Map.of(
                "DOORSTEP_DATABASE_PASSWORD",
                "none-needed",
                "DOORSTEP_FIRST_ADMINISTRATOR",
                Tokens.ACCOUNT)));
    assertThat(environment)
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://database:5432/doorstep");
    environment.put("SPRING_DATASOURCE_URL", postgres.url(database));
    environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
    environment.put("SERVER_PORT", Integer.toString(port));
    List<String> command =
        new ArrayList<>(ContainerFiles.command(ContainerFiles.instruction("ENTRYPOINT")));
    assertThat(command.set(0, imageJava().program())).isEqualTo("java");
    ProcessBuilder program = new ProcessBuilder(command).directory(IMAGE.toFile());
    return ServerProcess.run(IMAGE, port, program, environment);
  }

  private static void isHealthy(int port) throws Exception {
    String check = ContainerFiles.instruction("HEALTHCHECK");
    List<String> command = new ArrayList<>(ContainerFiles.command(check));
    command.replaceAll(part -> part.replace("/8080", "/" + port));
    succeed(new ProcessBuilder(command));
  }

  private static void backUp(ExternalPostgres postgres) throws Exception {
    List<String> command = new ArrayList<>();
    for (Object part : (List<?>) ContainerFiles.service("backup", "command")) {
      command.add(
          part.toString()
              .replace("$$", "$")
              .replace("-h database -U doorstep -d doorstep", postgres.arguments("postgres"))
              .replace("/backups", BACKUPS.toString()));
    }
    succeed(new ProcessBuilder(command));
  }

  private static void restore(ExternalPostgres postgres, String database) throws Exception {
    try (Stream<Path> dumps = Files.list(BACKUPS)) {
      Path dump = dumps.findFirst().orElseThrow();
      succeed(
          new ProcessBuilder(
              "bash", "-c", "pg_restore --no-owner " + postgres.arguments(database) + " " + dump));
    }
  }

  private static void succeed(ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as("%s%n%s", command.command(), output).isZero();
  }

  private static String withJava(String command) {
    return "cd " + LAYERS + " && " + command.replaceFirst("^java ", imageJava().program() + " ");
  }

  private static Path jar() throws IOException {
    String pattern = ContainerFiles.instructions("COPY").get(0).split(" ")[0];
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      return built
          .filter(file -> file.getFileSystem().getPathMatcher("glob:" + pattern).matches(file))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The image's version of Java, or the one that runs this test where that is not installed. */
  private static Java imageJava() {
    Matcher image =
        Pattern.compile("eclipse-temurin:(\\d+)-").matcher(ContainerFiles.instruction("FROM"));
    assertThat(image.find()).isTrue();
    try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
      return installed
          .filter(home -> home.getFileName().toString().matches(".*\\b" + image.group(1) + "\\b.*"))
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .map(program -> new Java(program.toString(), image.group(1)))
          .findFirst()
          .orElseGet(Java::running);
    } catch (IOException noneInstalled) {
      return Java.running();
    }
  }

  private record Java(String program, String version) {

    static Java running() {
      return new Java(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          Integer.toString(Runtime.version().feature()));
    }
  }
}
