package org.doorstep;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Doorstep", sharedModules = "fhir")
public class Doorstep {

  public static void main(String[] arguments) {
    SpringApplication.run(Doorstep.class, arguments);
  }
}
