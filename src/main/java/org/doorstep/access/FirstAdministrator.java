package org.doorstep.access;

import ca.uhn.fhir.repository.IRepository;
import java.util.UUID;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.Records;
import org.doorstep.signin.AccountSystems;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates the first organisation and its administrator, once. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

  private final AccessSettings settings;
  private final Records records;
  private final Owners owners;
  private final AccountSystems systems;
  private final JdbcClient database;

  FirstAdministrator(
      AccessSettings settings,
      Records records,
      Owners owners,
      AccountSystems systems,
      JdbcClient database) {
    this.settings = settings;
    this.systems = systems;
    this.records = records;
    this.owners = owners;
    this.database = database;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    String account = settings.firstAdministrator();
    if (account != null && !account.isBlank() && !isAdministered()) {
      String name = settings.firstOrganization();
      create(account, name == null ? account : name);
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
    String organization = UUID.randomUUID().toString();
    String person = UUID.randomUUID().toString();
    Bundle first = new Bundle().setType(BundleType.TRANSACTION);
    Organization runs = new Organization().setActive(true).setName(name);
    put(first, runs, organization);
    Practitioner administrator = new Practitioner().setActive(true);
    administrator.addIdentifier().setSystem(systems.first()).setValue(account);
    administrator.addName().setText(account);
    put(first, administrator, person);
    PractitionerRole role = new PractitionerRole().setActive(true);
    role.setPractitioner(new Reference("Practitioner/" + person));
    role.setOrganization(new Reference("Organization/" + organization));
    role.addCode(
        new CodeableConcept(
            new Coding(
                DoorstepCodes.codeSystem("doorstep-role"), Role.ADMINISTRATOR.code(), null)));
    put(first, role, UUID.randomUUID().toString());
    IRepository store = records.ofServer();
    store.transaction(first);
    first.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .forEach(record -> owners.add(Projection.key(record), organization));
  }

  private static void put(Bundle transaction, Resource record, String id) {
    String url = record.fhirType() + "/" + id;
    record.setId(url);
    transaction
        .addEntry()
        .setFullUrl(url)
        .setResource(record)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
  }
}
