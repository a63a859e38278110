package org.doorstep.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.signin.AccountSystems;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.springframework.stereotype.Component;

/**
 * Who changes the directory of organisations, people and places: everyone reads it, and roles
 * follow from it, so that each organisation writes only its own part.
 */
@Component
class DirectoryRules {

  private static final Set<Role> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);
  private static final Set<Role> STAFF_OFFICE = Set.of(Role.ADMINISTRATOR, Role.SYSTEM);
  private static final Set<Role> DISPATCH =
      Set.of(Role.ADMINISTRATOR, Role.SYSTEM, Role.COORDINATOR);
  private static final Set<String> PEOPLE =
      Set.of("Practitioner", "PractitionerRole", "Organization", "OrganizationAffiliation");

  private static final Set<String> PERSONS = Set.of("Patient", "RelatedPerson");

  /** Roles that make roles, read traces, or see everything that their organisation keeps. */
  private static final Set<String> POWERFUL =
      Set.of(Role.ADMINISTRATOR.code(), Role.DATA_PROTECTION_OFFICER.code(), Role.SYSTEM.code());

  private final Owners owners;
  private final AccountSystems systems;

  DirectoryRules(Owners owners, AccountSystems systems) {
    this.owners = owners;
    this.systems = systems;
  }

  void requireWritable(Resource record, Reach reach) {
    String type = record.fhirType();
    Set<Role> needed = PEOPLE.contains(type) ? STAFF_OFFICE : DISPATCH;
    requireNobodyNamed(record);
    boolean medicine = "Medication".equals(type) && reach.keeper().isPresent();
    boolean permitted =
        (medicine || reach.holds(needed))
            && isOwn(Projection.key(record), reach)
            && !(givesPower(record) && !reach.holds(ADMINISTRATORS))
            && !(record instanceof PractitionerRole role && !isOfOwn(role, reach));
    if (!permitted) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "not-your-directory",
          type,
          "Your role does not write this %s.".formatted(type),
          "Ask the administrator of the organisation that it belongs to.");
    }
  }

  /** Everyone reads the directory; who is visited stands in appointments. */
  private static void requireNobodyNamed(Resource record) {
    boolean named =
        record instanceof Schedule schedule
            && schedule.getActor().stream()
                .map(actor -> String.valueOf(actor.getReferenceElement().getResourceType()))
                .anyMatch(PERSONS::contains);
    if (named) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "schedule-names-person",
          "Schedule.actor",
          "Everyone reads a Schedule, and this one would tell who is visited.",
          "Name the team, the unit or the service; who is visited stands in an Appointment.");
    }
  }

  private boolean isOwn(String key, Reach reach) {
    Optional<String> owner = owners.of(key);
    boolean self =
        key.startsWith("Organization/")
            && reach.holds(ADMINISTRATORS, key.substring("Organization/".length()));
    return self
        || owner.isPresent() && reach.holds(DISPATCH, owner.get())
        || owner.isPresent() && reach.keeper().equals(owner);
  }

  /** An organisation's own roles, and those of the organisations that it has set up. */
  private boolean isOfOwn(PractitionerRole role, Reach reach) {
    String organization = role.getOrganization().getReferenceElement().getIdPart();
    return organization != null
        && (reach.holds(STAFF_OFFICE, organization)
            || owners
                .of("Organization/" + organization)
                .map(owner -> reach.holds(ADMINISTRATORS, owner))
                .orElse(false));
  }

  private boolean givesPower(Resource record) {
    if (record instanceof PractitionerRole role) {
      return role.getCode().stream()
              .flatMap(code -> code.getCoding().stream())
              .filter(
                  coding -> DoorstepCodes.codeSystem("doorstep-role").equals(coding.getSystem()))
              .anyMatch(coding -> POWERFUL.contains(coding.getCode()))
          || hasAccount(role.getIdentifier());
    }
    return record instanceof Practitioner practitioner && hasAccount(practitioner.getIdentifier());
  }

  private boolean hasAccount(List<Identifier> identifiers) {
    return identifiers.stream().anyMatch(identifier -> systems.contains(identifier.getSystem()));
  }
}
