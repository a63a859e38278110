package org.doorstep.support;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.access.Agreement;
import org.doorstep.access.Agreements;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.springframework.stereotype.Component;

/**
 * Who is named as a member of a support group: those who agree to it, as long as they agree. The
 * sessions count everyone and name nobody.
 */
@Component
class Groups {

  private static final String SERVICES = DoorstepCodes.codeSystem("doorstep-service");
  private static final String SUPPORT = "support-group";

  /** A person is in a few groups, not in hundreds. */
  private static final String MOST = "500";

  private final Agreements agreements;
  private final Records records;

  Groups(Agreements agreements, Records records) {
    this.agreements = agreements;
    this.records = records;
  }

  void require(Group group) {
    if (!group.getCode().hasCoding(SERVICES, SUPPORT)) {
      return;
    }
    List<GroupMemberComponent> members = group.getMember();
    for (int number = 0; number < members.size(); number++) {
      Optional<String> person = Here.id(members.get(number).getEntity(), "Patient");
      boolean agreed =
          person.filter(id -> agreements.holds(id, Agreement.GROUP_MEMBERSHIP)).isPresent();
      if (!agreed) {
        throw new Refusal(
            Reason.RULE_BROKEN,
            "member-has-not-agreed",
            "Group.member[%d].entity".formatted(number),
            "This person has not agreed to be named as a member of a support group.",
            "Leave them out and count them in the attendance of the session, or write down their"
                + " Consent of the category group-membership first.");
      }
    }
  }

  /** An agreement is taken back by a new version of the Consent, not by a date that passes. */
  void require(Consent consent) {
    if (isMembership(consent) && consent.getProvision().getPeriod().hasEnd()) {
      throw new Refusal(
          Reason.RULE_BROKEN,
          "membership-has-no-end",
          "Consent.provision.period.end",
          "The agreement to be named as a member of a group holds until it is taken back.",
          "Leave the end out; to end it set the status to inactive.");
    }
  }

  /** Takes a person who no longer agrees out of all groups; earlier versions stay. */
  void follow(Consent before, Consent after) {
    Optional<String> person = Here.id(after.getPatient(), "Patient");
    if (!isMembership(before)
        || person.isEmpty()
        || agreements.holds(person.get(), Agreement.GROUP_MEMBERSHIP)) {
      return;
    }
    IRepository store = records.ofServer();
    for (Group group : groupsOf(person.get(), store)) {
      List<GroupMemberComponent> left = new ArrayList<>(group.getMember());
      left.removeIf(member -> Here.id(member.getEntity(), "Patient").equals(person));
      group.setMember(left);
      store.update(group);
    }
  }

  private static boolean isMembership(Consent consent) {
    return Agreement.of(consent).filter(Agreement.GROUP_MEMBERSHIP::equals).isPresent();
  }

  private static List<Group> groupsOf(String person, IRepository store) {
    Map<String, List<IQueryParameterType>> question =
        Map.of(
            "member", List.of(new ReferenceParam("Patient/" + person)),
            "code", List.of(new TokenParam(SERVICES, SUPPORT)),
            "_count", List.of(new NumberParam(MOST)),
            // A search by offset stays in this transaction.
            "_offset", List.of(new NumberParam("0")));
    return store.search(Bundle.class, Group.class, question).getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .filter(Group.class::isInstance)
        .map(Group.class::cast)
        .toList();
  }
}
