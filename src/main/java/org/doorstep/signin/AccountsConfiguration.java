package org.doorstep.signin;

import javax.sql.DataSource;
import org.doorstep.server.StoreSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** People and systems that can sign in at the server's own issuer. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

  @Bean
  PasswordEncoder passwords() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  @DependsOn("schemaMigration")
  Clients clients(DataSource database, SignInSettings settings, Environment environment) {
    return new Clients(new SignInTables(database), isThisMachineOnly(settings, environment));
  }

  @Bean
  Accounts accounts(
      JdbcClient database,
      PasswordEncoder passwords,
      Clients clients,
      StoreSettings store,
      SignInSettings settings,
      Environment environment) {
    return new Accounts(
        database,
        passwords,
        clients,
        new SecretsFolder(store.dataFolder()),
        settings.isOwnIssuer() && isThisMachineOnly(settings, environment));
  }

  private static boolean isThisMachineOnly(SignInSettings settings, Environment environment) {
    return !settings.behindProxy() && AddressCheck.isThisMachineOnly(environment);
  }
}
