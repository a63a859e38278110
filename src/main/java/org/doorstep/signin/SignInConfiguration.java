package org.doorstep.signin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.authentication.configuration.EnableGlobalAuthentication;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door in front of everything that the server serves. */
@Configuration(proxyBeanMethods = false)
@EnableGlobalAuthentication
@Import(SecurityParts.class)
class SignInConfiguration {

  // After the headers and the permissions of other sites, before anything reads a body.
  static final int BEFORE_THE_FRONT_DOOR = Ordered.HIGHEST_PRECEDENCE + 50;

  @Bean
  DelegatingFilterProxyRegistrationBean signIn() {
    DelegatingFilterProxyRegistrationBean filter =
        new DelegatingFilterProxyRegistrationBean("signInChains");
    filter.setOrder(BEFORE_THE_FRONT_DOOR);
    return filter;
  }

  @Bean
  FilterChainProxy signInChains(List<SecurityFilterChain> chains, RefusalAnswer answers) {
    FilterChainProxy filter = new FilterChainProxy(chains);
    filter.setFirewall(firewall());
    filter.setRequestRejectedHandler(
        (request, response, rejected) ->
            answers.write(
                request,
                response,
                new Refusal(
                    Reason.MALFORMED,
                    "ambiguous-address",
                    null,
                    "The path of the address can be read in more than one way.",
                    "Leave out empty steps, dots, semicolons and escaped slashes.")));
    return filter;
  }

  /** Methods and headers are the front door's business; it knows what FHIR has. */
  private static HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(name -> true);
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterNames(name -> true);
    firewall.setAllowedParameterValues(value -> true);
    return firewall;
  }

  @Bean
  @DependsOn("schemaMigration")
  @OwnIssuer
  SigningKeys signingKeys(JdbcClient database, PlatformTransactionManager transactions) {
    return new SigningKeys(database, new TransactionTemplate(transactions));
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain door(
      SignInSettings settings,
      ObjectProvider<SigningKeys> keys,
      Optional<Clock> clock,
      BaseUrl baseUrl,
      RefusalAnswer answers,
      Pace pace,
      ClientAddress addresses) {
    TokenCheck tokens =
        new TokenCheck(
            new TrustedIssuers(settings, keys.getIfAvailable()), clock.orElseGet(Clock::systemUTC));
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE,
        List.of(new TokenDoor(tokens, baseUrl, answers, pace, addresses)));
  }

  @Bean
  ServletRegistrationBean<SmartConfiguration> smartConfiguration(SignInEndpoints endpoints) {
    return new ServletRegistrationBean<>(
        new SmartConfiguration(endpoints), BaseUrl.ENDPOINT + SmartConfiguration.PATH);
  }
}
