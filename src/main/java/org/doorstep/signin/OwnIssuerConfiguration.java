package org.doorstep.signin;

import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.doorstep.server.StartRefused;
import org.doorstep.server.request.ClientAddress;
import org.doorstep.server.request.Pace;
import org.doorstep.server.request.RefusalAnswer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What exists only while the server is its own issuer. */
@Configuration(proxyBeanMethods = false)
@OwnIssuer
class OwnIssuerConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain ownIssuer(
      HttpSecurity http,
      SignInSettings settings,
      DataSource dataSource,
      Clients clients,
      Accounts accounts,
      PasswordEncoder passwords,
      Holders holders,
      SigningKeys keys,
      BaseUrl baseUrl,
      JdbcClient database,
      PlatformTransactionManager transactions)
      throws Exception {
    SignInTables tables = new SignInTables(dataSource);
    clients.registerApp(settings.redirectUris());
    register(settings, accounts);
    return new IssuerChain(
            clients,
            new Authorizations(
                new JdbcOAuth2AuthorizationService(tables, clients),
                database,
                new TransactionTemplate(transactions)),
            new JdbcOAuth2AuthorizationConsentService(tables, clients),
            keys,
            new PasswordSignIn(accounts, passwords, new SignInAttempts(database)),
            accounts,
            new ClientAssertions(database),
            new TokenWriting(accounts, holders),
            baseUrl)
        .build(http);
  }

  private static void register(SignInSettings settings, Accounts accounts) {
    if (!settings.accounts().isEmpty()) {
      accounts.open(settings.accounts(), "accounts.txt");
    }
    for (SignInSettings.Backend system : settings.systems()) {
      try {
        accounts.createClient(system.id(), Files.readString(system.keys()), system.scopes());
      } catch (IOException | IllegalArgumentException e) {
        throw new StartRefused(
            "doorstep.sign-in.systems: the keys of %s cannot be read from %s."
                .formatted(system.id(), system.keys()),
            e);
      }
    }
  }

  @Bean
  FilterRegistrationBean<IssuerPace> issuerPace(
      Pace pace, ClientAddress addresses, RefusalAnswer answers) {
    FilterRegistrationBean<IssuerPace> filter =
        new FilterRegistrationBean<>(new IssuerPace(pace, addresses, answers));
    filter.addUrlPatterns("/oauth2/*", LoginPage.PATH, PasswordPage.PATH);
    filter.setOrder(SignInConfiguration.BEFORE_THE_FRONT_DOOR - 1);
    return filter;
  }

  /** Without it, the issuer would remember every session for ever. */
  @Bean
  ServletListenerRegistrationBean<HttpSessionEventPublisher> endedSessions() {
    return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
  }

  /** Behind a proxy the server cannot see by itself that its cookies travel encrypted. */
  @Bean
  ServletContextInitializer secureCookies(BaseUrl baseUrl) {
    return context -> {
      if (baseUrl.isSecure()) {
        context.getSessionCookieConfig().setSecure(true);
      }
    };
  }
}
