package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.doorstep.server.SearchPermission;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * Takes guards of who sees what out of a server, to see what guarding costs ({@code VisitBench}):
 * those whose class is named in the property {@code doorstep.without-guard}, or all of them.
 */
@TestConfiguration(proxyBeanMethods = false)
public class GuardsTakenOut implements BeanPostProcessor {

  private final String wanted;

  GuardsTakenOut(Environment environment) {
    this.wanted = environment.getProperty("doorstep.without-guard", "");
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof SearchPermission && isOut("SearchRules")
        ? (SearchPermission) (request, searched, type, parameter, way) -> {}
        : bean;
  }

  @EventListener
  void takeOut(ApplicationReadyEvent ready) {
    takeOutOf(ready.getApplicationContext().getBean(IInterceptorService.class));
    takeOutOf(ready.getApplicationContext().getBean(RestfulServer.class).getInterceptorService());
  }

  private void takeOutOf(IInterceptorService hooks) {
    hooks.getAllRegisteredInterceptors().stream()
        .filter(hook -> isGuard(hook.getClass()) && isOut(hook.getClass().getSimpleName()))
        .forEach(hooks::unregisterInterceptor);
  }

  private static boolean isGuard(Class<?> hook) {
    return hook.getPackageName().equals(GuardsTakenOut.class.getPackageName())
        || hook.getSimpleName().equals("Narrowing");
  }

  private boolean isOut(String guard) {
    return wanted.equals("all") || wanted.equals(guard);
  }
}
