package org.doorstep.analytics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.analytics.Release.NamedArea;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The areas and organisations to which records refer, and for each area a Group of those who live
 * there. They are made here of numbers and codes, so that nothing written into a record of a place
 * or an organisation comes along.
 */
final class NamedThings {

  private static final String UUID_ = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private NamedThings() {}

  static List<Resource> of(Release release) {
    List<Resource> all = new ArrayList<>();
    for (NamedArea area : release.areas()) {
      if (area.id().matches(UUID_) && area.code().matches("[A-Z0-9]{2,20}")) {
        all.add(location(area));
        all.add(group(area));
      }
    }
    for (String id : release.organizations()) {
      if (id.matches(UUID_)) {
        Organization organization = new Organization().setActive(true).setName(id.substring(0, 8));
        organization.setId("Organization/" + id);
        all.add(organization);
      }
    }
    return all;
  }

  private static Location location(NamedArea area) {
    Location location = new Location().setStatus(LocationStatus.ACTIVE).setName(area.code());
    location.setId("Location/" + area.id());
    location
        .addIdentifier()
        .setSystem(DoorstepCodes.IDENTIFIERS + "/ocha-pcode")
        .setValue(area.code());
    location.addType(
        new CodeableConcept(
            new Coding(DoorstepCodes.codeSystem("doorstep-site-type"), "admin-area", null)));
    if (area.latitude() != null && area.longitude() != null) {
      location.getPosition().setLatitude(area.latitude()).setLongitude(area.longitude());
    }
    return location;
  }

  /** Described, not counted: who lives there is found when it is asked for. */
  private static Group group(NamedArea area) {
    Group group = new Group().setActive(true).setActual(false).setType(GroupType.PERSON);
    group.setId("Group/" + groupId(area.id()));
    group.setName(area.code());
    group
        .addCharacteristic()
        .setExclude(false)
        .setValue(new Reference("Location/" + area.id()))
        .setCode(new CodeableConcept().setText("residence"));
    return group;
  }

  private static String groupId(String area) {
    return UUID.nameUUIDFromBytes(("group " + area).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
