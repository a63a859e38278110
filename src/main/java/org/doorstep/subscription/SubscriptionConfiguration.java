package org.doorstep.subscription;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.websocket.servlet.TomcatWebSocketServletWebServerCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The thread that sends word, and the door for websockets. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

  // After the audit: what is sent while the server stops is still recorded.
  @Bean(initMethod = "start", destroyMethod = "stop")
  @DependsOn({"schemaMigration", "auditWriter"})
  SubscriptionWork subscriptionWork(
      FanOut fanOut,
      Delivery delivery,
      Subscribers subscribers,
      KnownSubscriptions known,
      Outbox outbox,
      Sockets sockets,
      PlatformTransactionManager transactions) {
    return new SubscriptionWork(
        fanOut,
        delivery,
        subscribers,
        known,
        outbox,
        sockets,
        new TransactionTemplate(transactions));
  }

  @Bean
  ServletRegistrationBean<SocketDoor> socketDoor(Sockets sockets) {
    return new ServletRegistrationBean<>(new SocketDoor(sockets), SocketDoor.PATH);
  }

  @Bean
  TomcatWebSocketServletWebServerCustomizer websocketsOfTomcat() {
    return new TomcatWebSocketServletWebServerCustomizer();
  }

  @Bean
  MeterBinder deadLetters(Outbox outbox) {
    return registry ->
        Gauge.builder("doorstep.subscriptions.dead", outbox, Outbox::dead)
            .description("Notifications that were given up and not sent again yet")
            .register(registry);
  }
}
