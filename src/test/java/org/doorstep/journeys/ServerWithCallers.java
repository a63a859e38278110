package org.doorstep.journeys;

import org.doorstep.Doorstep;
import org.doorstep.access.CallersByHeader;
import org.springframework.boot.SpringApplication;

/** The server as it is, but that tests say in a header who calls. */
final class ServerWithCallers {

  private ServerWithCallers() {}

  public static void main(String[] arguments) {
    SpringApplication server = new SpringApplication(Doorstep.class, CallersByHeader.class);
    server.setMainApplicationClass(Doorstep.class);
    server.run(arguments);
  }
}
