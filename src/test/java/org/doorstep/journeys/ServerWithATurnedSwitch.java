package org.doorstep.journeys;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import org.doorstep.Doorstep;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;

/** The server after somebody has turned one of HAPI's switches, where no review has seen it. */
final class ServerWithATurnedSwitch implements BeanPostProcessor {

  public static void main(String[] arguments) {
    SpringApplication server = new SpringApplication(Doorstep.class, ServerWithATurnedSwitch.class);
    server.setMainApplicationClass(Doorstep.class);
    server.run(arguments);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof JpaStorageSettings storage) {
      storage.setMassIngestionMode(true);
    }
    return bean;
  }
}
