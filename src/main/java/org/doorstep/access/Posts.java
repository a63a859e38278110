package org.doorstep.access;

import java.util.List;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.signin.AccountSystems;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts and roles that Practitioner, PractitionerRole and Patient give. */
@Component
class Posts {

  private static final String ROLES = DoorstepCodes.codeSystem("doorstep-role");

  private final JdbcClient database;
  private final AccountSystems systems;

  Posts(JdbcClient database, AccountSystems systems) {
    this.database = database;
    this.systems = systems;
  }

  /** Ties the accounts that a record names to it, and no others. */
  void accounts(String who, List<Identifier> identifiers, boolean active) {
    database.sql("DELETE FROM access.account WHERE who = :who").param("who", who).update();
    if (!active) {
      return;
    }
    for (Identifier identifier : identifiers) {
      if (systems.contains(identifier.getSystem()) && identifier.hasValue()) {
        add(who, identifier);
      }
    }
  }

  private void add(String who, Identifier account) {
    try {
      database
          .sql("INSERT INTO access.account (system, name, who) VALUES (:system, :name, :who)")
          .param("system", account.getSystem())
          .param("name", account.getValue())
          .param("who", who)
          .update();
    } catch (DuplicateKeyException taken) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "account-taken",
          who.substring(0, who.indexOf('/')) + ".identifier",
          "The account in this record belongs to somebody else already.",
          "Use another account, or take it out of the other record first.");
    }
  }

  /** Gives what a PractitionerRole says from now on. */
  void follow(String key, PractitionerRole role) {
    boolean active = role.getActive() || !role.hasActive();
    accounts(key, role.hasPractitioner() ? List.of() : role.getIdentifier(), active);
    List<String> codes =
        role.getCode().stream()
            .flatMap(code -> code.getCoding().stream())
            .filter(coding -> ROLES.equals(coding.getSystem()) && coding.hasCode())
            .map(Coding::getCode)
            .filter(code -> Role.of(code).isPresent())
            .distinct()
            .toList();
    String organization = idHere(role.getOrganization());
    if (!active || codes.isEmpty() || organization == null) {
      end(key);
      return;
    }
    Validity valid = Validity.of(role.getPeriod());
    database
        .sql(
            """
            INSERT INTO access.post (post, practitioner, organization, roles, valid)
            VALUES (:post, :practitioner, :organization, :roles, tstzrange(:from, :until))
            ON CONFLICT (post) DO UPDATE SET practitioner = excluded.practitioner,
              organization = excluded.organization, roles = excluded.roles, valid = excluded.valid
            """)
        .param("post", key)
        .param("practitioner", practitioner(role))
        .param("organization", organization)
        .param("roles", codes.toArray(String[]::new))
        .param("from", valid.from())
        .param("until", valid.until())
        .update();
  }

  private static @Nullable String practitioner(PractitionerRole role) {
    String id = idHere(role.getPractitioner());
    return id == null ? null : "Practitioner/" + id;
  }

  /** Whatever has the same id on another server gives nothing here. */
  private static @Nullable String idHere(Reference reference) {
    IIdType id = reference.getReferenceElement();
    return id.isAbsolute() ? null : id.getIdPart();
  }

  /** Takes away what a record gave. */
  void end(String key) {
    database.sql("DELETE FROM access.post WHERE post = :key").param("key", key).update();
    database.sql("DELETE FROM access.account WHERE who = :key").param("key", key).update();
  }
}
