package org.doorstep;

import ca.uhn.fhir.context.FhirContext;
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
    readAhead();
    SpringApplication.run(Doorstep.class, arguments);
  }

  /** One core finds the beans; another one meanwhile loads the classes that they need first. */
  private static void readAhead() {
    Thread reader =
        new Thread(() -> FhirContext.forR4Cached().getResourceDefinition("Patient"), "read-ahead");
    reader.setDaemon(true);
    reader.start();
  }
}
