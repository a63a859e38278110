package org.doorstep.demo;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.signin.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Lets newcomers sign in to the demo region: on this machine only, with secrets made up here. */
@Component
final class DemoSignIn {

  private static final Logger log = LoggerFactory.getLogger(DemoSignIn.class);

  private static final String APP = DemoAccount.NGO_APP.account();
  private static final String SCOPES = "system/*.cruds";

  private final Accounts accounts;
  private final Environment environment;

  DemoSignIn(Accounts accounts, Environment environment) {
    this.accounts = accounts;
    this.environment = environment;
  }

  /** Opens what is not open yet, and says how to get a token. */
  void open() {
    if (!accounts.mayServeDemo()) {
      log.info("The demo region gets no accounts: others than this machine can reach the server.");
      return;
    }
    Path passwords =
        accounts.createDemoAccounts(
            Stream.of(DemoAccount.values())
                .filter(account -> !account.isProgram())
                .map(DemoAccount::account)
                .toList());
    log.info("Who can sign in to the demo region stands in {}", passwords);
    Stream.of(DemoAccount.values())
        .filter(DemoAccount::isProgram)
        .forEach(account -> accounts.createDemoClient(account.account(), Set.of(SCOPES)));
    Path secret = accounts.createDemoClient(APP, Set.of(SCOPES));
    log.info(
        "A token for the demo region: curl -fsS -u \"{}:$(cat {})\""
            + " -d 'grant_type=client_credentials&scope={}' http://127.0.0.1:{}/oauth2/token",
        APP,
        secret,
        SCOPES,
        environment.getProperty("local.server.port"));
  }
}
