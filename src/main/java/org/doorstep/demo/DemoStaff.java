package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.util.Locale;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The organisations of the three programmes and the people who work for them. */
final class DemoStaff {

  private DemoStaff() {}

  static void addTo(DemoBundle bundle) {
    organization(
        bundle, "demo-mobile-clinic", "Мобільні клініки «Поріг»", "Porih mobile clinics", "other");
    organization(bundle, "demo-home-team", "Фонд «Тёплый дом»", "Warm Home Foundation", "other");
    organization(
        bundle, "demo-mothers", "Асоціація «Мама поруч»", "Mama Poruch Association", "other");
    organization(
        bundle, "demo-aids-centre", "Центр СНІДу Лелечина", "Lelechyn AIDS Centre", "prov");
    organization(
        bundle, DemoPlaces.HOSPITALS.get(0), "Районна лікарня", "District hospital", "prov");
    organization(
        bundle, DemoPlaces.HOSPITALS.get(1), "Обласна лікарня", "Regional hospital", "prov");
    organization(
        bundle, DemoPlaces.HOSPITALS.get(2), "Лікарня у Верболозах", "Verbolozy hospital", "prov");
    for (DemoTeam team : DemoTeam.all()) {
      team.roles().forEach(role -> member(bundle, team.staffId(role), role, team.organization()));
    }
    for (String hospital : DemoPlaces.HOSPITALS) {
      member(bundle, hospital, "doctor");
    }
    member(bundle, "demo-aids-centre", "infectious-disease-doctor");
    member(bundle, "demo-aids-centre", "head-of-department");
    member(bundle, "demo-aids-centre", "registrar");
    member(bundle, "demo-aids-centre", "data-protection-officer");
    member(bundle, "demo-mobile-clinic", "administrator");
    program(bundle, "demo-mobile-clinic");
    program(bundle, DemoPlaces.HOSPITALS.get(0));
  }

  private static void organization(
      DemoBundle bundle, String id, String name, String alias, String type) {
    Organization organization = new Organization().setName(name).setActive(true);
    organization.addIdentifier(identifier("organization", id));
    organization.addType(hl7("organization-type", type)).addAlias(alias);
    if ("demo-aids-centre".equals(id)) {
      organization.addType(own("doorstep-site-type", "aids-centre"));
    }
    organization.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone(id));
    bundle.put(organization, id);
  }

  private static void member(DemoBundle bundle, String organization, String code) {
    member(bundle, organization + "-" + code, code, organization);
  }

  private static void member(DemoBundle bundle, String id, String code, String organization) {
    Chance chance = Chance.of(id);
    DemoNames.Name name =
        DemoNames.name(chance, chance.percent(60), "demo-home-team".equals(organization));
    Practitioner practitioner = new Practitioner().setActive(true);
    practitioner.addIdentifier(identifier("staff", id));
    DemoAccount.of("Practitioner/" + id).ifPresent(practitioner::addIdentifier);
    practitioner.addName().setText(name.text()).setFamily(name.family()).addGiven(name.given());
    if ("demo-mobile-clinic".equals(organization) && !"administrator".equals(code)) {
      qualify(practitioner, "first-aid", chance);
      qualify(practitioner, "mine-risk-education", chance);
    }
    Reference person = bundle.put(practitioner, id);
    bundle.put(role(code, organization).setPractitioner(person), id);
  }

  /** What crews near a front line have learned, and until when it holds. */
  private static void qualify(Practitioner practitioner, String course, Chance chance) {
    int month = chance.between(1, 12);
    practitioner
        .addQualification()
        .setCode(own("doorstep-qualification", course))
        .getPeriod()
        .setStartElement(new DateTimeType(String.format(Locale.ROOT, "2025-%02d-01", month)))
        .setEndElement(new DateTimeType(String.format(Locale.ROOT, "2027-%02d-01", month)));
  }

  /** A program of an organisation: it has an account, but nobody stands behind it. */
  private static void program(DemoBundle bundle, String organization) {
    String id = organization + "-system";
    PractitionerRole role = role("system", organization);
    DemoAccount.of("PractitionerRole/" + id).ifPresent(role::addIdentifier);
    bundle.put(role, id);
  }

  private static PractitionerRole role(String code, String organization) {
    PractitionerRole role = new PractitionerRole().setActive(true);
    role.setOrganization(new Reference("Organization/" + organization));
    return role.addCode(own("doorstep-role", code));
  }

  /** No country has the prefix 999. */
  static String phone(String owner) {
    return "+999 000 "
        + String.format(Locale.ROOT, "%06d", Chance.of("phone " + owner).between(0, 999_999));
  }
}
