package org.doorstep.journeys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a server of the tests is started. */
final class ServerCommand {

  /** The program of the product; the others start it in their own way. */
  static final String DOORSTEP = "org.doorstep.Doorstep";

  /**
   * A Java that is warm soon, as Maven starts it too: its second compiler, whose work varies from
   * run to run, stays off, and the room for compiled code is as large as with it.
   */
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-Xmx2g");

  /**
   * Garbage that is collected beside the work takes time from a server that starts, and most
   * servers of the tests do little else. Benches measure other programs, with Java's own choice.
   */
  private static final String SERIAL = "-XX:+UseSerialGC";

  private ServerCommand() {}

  /**
   * The command for a program.
   *
   * @param program the name of its class
   * @param dataFolder the data folder of the server
   * @param port the port that it will listen on
   * @param arguments further arguments, such as {@code --name=value}
   */
  static List<String> of(String program, Path dataFolder, int port, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    if (program.equals(DOORSTEP)) {
      command.add(SERIAL);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
    command.add("--server.port=" + port);
    command.add("--doorstep.data-folder=" + dataFolder);
    command.addAll(List.of(arguments));
    addUnlessGiven(command, "--doorstep.access.first-administrator=", Tokens.ACCOUNT);
    addUnlessGiven(command, "--doorstep.demo=", "off");
    return command;
  }

  private static void addUnlessGiven(List<String> command, String setting, String value) {
    if (command.stream().noneMatch(argument -> argument.startsWith(setting))) {
      command.add(setting + value);
    }
  }
}
