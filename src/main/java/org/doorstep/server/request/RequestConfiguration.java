package org.doorstep.server.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.time.Duration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The filters in front of the endpoint, and the server under it. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

  /**
   * Refused bodies are read to their end up to here, so that the caller gets to read the answer.
   */
  private static final int SWALLOWED = 64 << 20;

  private static final int LONGEST_HEADERS = 32 << 10;

  /** A summary takes a fraction of it, so that most who wait get their turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Bean
  BodyReading bodyReading(LimitsSettings limits) {
    return new BodyReading(limits);
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    FilterRegistrationBean<SecurityHeaders> filter =
        new FilterRegistrationBean<>(new SecurityHeaders());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<OtherSites> otherSites(CorsSettings settings) {
    FilterRegistrationBean<OtherSites> filter =
        new FilterRegistrationBean<>(new OtherSites(settings));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  @Bean
  HeavyWork heavyWork(LimitsSettings limits) {
    return new HeavyWork(limits.heavyAtOnce(), PATIENCE);
  }

  @Bean
  EvenTime evenTime() {
    return new EvenTime();
  }

  /** How often one machine may ask the server's own issuer for tokens, or try passwords. */
  @Bean
  Pace tokenPace(LimitsSettings limits) {
    return new Pace(limits.tokensPerSecond(), limits.tokensAtOnce());
  }

  @Bean
  FilterRegistrationBean<FrontDoor> frontDoor(
      BodyReading bodies,
      FhirContext context,
      ISearchParamRegistry parameters,
      LimitsSettings limits,
      ClientAddress addresses,
      HeavyWork heavy,
      EvenTime time) {
    FilterRegistrationBean<FrontDoor> filter =
        new FilterRegistrationBean<>(
            new FrontDoor(
                bodies,
                new Outcomes(context),
                new Compartments(parameters),
                new Pace(limits.requestsPerSecond(), limits.requestsAtOnce()),
                addresses,
                heavy,
                time));
    filter.addServletNames("fhir");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    return filter;
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainTomcat() {
    return factory -> {
      factory.addConnectorCustomizers(
          connector -> {
            connector.setXpoweredBy(false);
            connector.setProperty("maxSwallowSize", String.valueOf(SWALLOWED));
            connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(LONGEST_HEADERS));
          });
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new TomcatErrors()));
    };
  }
}
