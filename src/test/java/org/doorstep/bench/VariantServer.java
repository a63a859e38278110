package org.doorstep.bench;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.doorstep.Doorstep;
import org.doorstep.access.GuardsTakenOut;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * The server with some of its fixed settings changed, to measure what they are good for: {@code
 * --bench.storage.*} sets what is set on HAPI's {@link JpaStorageSettings}, {@code
 * --bench.hibernate.*} what is told to Hibernate, {@code --bench.pretty=true} has answers indented,
 * {@code --bench.stored-searches=true} takes away the hook that makes searches run by offset, and
 * {@code --doorstep.without-guard=all} every guard of who sees what.
 */
class VariantServer implements BeanPostProcessor {

  private final Binder settings;

  VariantServer(Environment environment) {
    this.settings = Binder.get(environment);
  }

  public static void main(String[] arguments) {
    SpringApplication server =
        new SpringApplication(Doorstep.class, VariantServer.class, GuardsTakenOut.class);
    server.setMainApplicationClass(Doorstep.class);
    server.run(arguments);
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean.getClass().getSimpleName().equals("DangerousSwitches")) {
      // It would refuse to start with some of what is to be measured.
      return new Object();
    }
    if (bean instanceof JpaStorageSettings storage) {
      settings.bind("bench.storage", Bindable.ofInstance(storage));
    } else if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
      settings
          .bind("bench.hibernate", Bindable.mapOf(String.class, String.class))
          .ifBound(factory.getJpaPropertyMap()::putAll);
    }
    return bean;
  }

  private boolean isOn(String property) {
    return settings.bind(property, Boolean.class).orElse(false);
  }

  @EventListener
  void indent(ApplicationReadyEvent ready) {
    if (isOn("bench.pretty")) {
      ready.getApplicationContext().getBean(RestfulServer.class).setDefaultPrettyPrint(true);
    }
  }

  @EventListener
  void storeSearches(ApplicationReadyEvent ready) {
    if (isOn("bench.stored-searches")) {
      IInterceptorService store = ready.getApplicationContext().getBean(IInterceptorService.class);
      store.getAllRegisteredInterceptors().stream()
          .filter(hook -> hook.getClass().getSimpleName().equals("OffsetSearch"))
          .forEach(store::unregisterInterceptor);
    }
  }
}
