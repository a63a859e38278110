package org.doorstep.access;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.doorstep.signin.AccountSystems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/** Creates the first organisation and its administrator, once, however many servers start. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

  private final AccessSettings settings;
  private final StoreSettings store;
  private final Records records;
  private final AccountSystems systems;
  private final JdbcClient database;
  private final TransactionTemplate transaction;

  FirstAdministrator(
      AccessSettings settings,
      StoreSettings store,
      Records records,
      AccountSystems systems,
      JdbcClient database,
      PlatformTransactionManager transactions) {
    this.settings = settings;
    this.store = store;
    this.systems = systems;
    this.records = records;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String account = settings.firstAdministrator();
    if (StringUtils.hasText(account) && !store.isAnalytics()) {
      String name = settings.firstOrganization();
      transaction.executeWithoutResult(
          status -> createOnce(account, StringUtils.hasText(name) ? name : account));
    }
  }

  private void createOnce(String account, String name) {
    // Until this transaction ends, no other server finds out whether there is one.
    database.sql("LOCK TABLE access.post IN SHARE ROW EXCLUSIVE MODE").update();
    if (!isAdministered()) {
      create(account, name);
      log.info("The account {} administers this system from now on.", account);
    }
  }

  private boolean isAdministered() {
    return database
        .sql("SELECT EXISTS (SELECT FROM access.post WHERE :role = ANY (roles))")
        .param("role", Role.ADMINISTRATOR.code())
        .query(Boolean.class)
        .single();
  }

  private void create(String account, String name) {
    Organization first = new Organization().setActive(true).setName(name);
    first.setId(newId());
    SystemRequestDetails request = new SystemRequestDetails();
    new Keeper(first.getIdElement().getIdPart()).keepIn(request);
    IRepository store = records.on(request);
    store.update(first);

    Practitioner administrator = new Practitioner().setActive(true);
    administrator.setId(newId());
    administrator.addIdentifier().setSystem(systems.first()).setValue(account);
    administrator.addName().setText(account);
    store.update(administrator);

    PractitionerRole role = new PractitionerRole().setActive(true);
    role.setId(newId());
    role.setPractitioner(new Reference(Projection.key(administrator)));
    role.setOrganization(new Reference(Projection.key(first)));
    role.addCode(
        new CodeableConcept(
            new Coding(
                DoorstepCodes.codeSystem("doorstep-role"), Role.ADMINISTRATOR.code(), null)));
    store.update(role);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
