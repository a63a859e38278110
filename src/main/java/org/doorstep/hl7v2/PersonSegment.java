package org.doorstep.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.datatype.CX;
import ca.uhn.hl7v2.model.v251.datatype.XAD;
import ca.uhn.hl7v2.model.v251.datatype.XPN;
import ca.uhn.hl7v2.model.v251.segment.PID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Who is brought: the segment PID. */
final class PersonSegment {

  private static final int DATE = 8;

  private final PID segment;

  PersonSegment(PID segment) {
    this.segment = segment;
  }

  /** Writes what is known; of somebody who is not seen, nothing. */
  void write(@Nullable Patient person) throws HL7Exception {
    segment.getSetIDPID().setValue("1");
    if (person == null) {
      return;
    }
    CX own = segment.getPatientIdentifierList(0);
    own.getIDNumber().setValue(person.getIdElement().getIdPart());
    own.getAssigningAuthority().getNamespaceID().setValue(TransferMessages.APPLICATION);
    own.getIdentifierTypeCode().setValue("PI");
    for (Identifier identifier : person.getIdentifier()) {
      CX other = segment.getPatientIdentifierList(segment.getPatientIdentifierListReps());
      other.getIDNumber().setValue(identifier.getValue());
      other.getAssigningAuthority().getUniversalID().setValue(identifier.getSystem());
      other.getAssigningAuthority().getUniversalIDType().setValue("URI");
    }
    for (HumanName name : person.getName()) {
      write(segment.getPatientName(segment.getPatientNameReps()), name);
    }
    if (person.hasBirthDate()) {
      String born = person.getBirthDateElement().getValueAsString().replace("-", "");
      segment
          .getDateTimeOfBirth()
          .getTime()
          .setValue(born.substring(0, Math.min(DATE, born.length())));
    }
    segment.getAdministrativeSex().setValue(sex(person.getGender()));
    for (Address address : person.getAddress()) {
      write(segment.getPatientAddress(segment.getPatientAddressReps()), address);
    }
    for (ContactPoint contact : person.getTelecom()) {
      if (contact.getSystem() == ContactPointSystem.PHONE) {
        segment
            .getPhoneNumberHome(segment.getPhoneNumberHomeReps())
            .getTelephoneNumber()
            .setValue(contact.getValue());
      }
    }
  }

  private static void write(XPN element, HumanName name) throws HL7Exception {
    element.getFamilyName().getSurname().setValue(name.getFamily());
    if (name.hasGiven()) {
      element.getGivenName().setValue(name.getGiven().get(0).getValue());
      element
          .getSecondAndFurtherGivenNamesOrInitialsThereof()
          .setValue(
              name.getGiven().stream()
                  .skip(1)
                  .map(StringType::getValue)
                  .collect(Collectors.joining(" ")));
    }
    element.getNameTypeCode().setValue("L");
  }

  private static void write(XAD element, Address address) throws HL7Exception {
    element
        .getStreetAddress()
        .getStreetOrMailingAddress()
        .setValue(
            address.getLine().stream().map(StringType::getValue).collect(Collectors.joining(", ")));
    element.getCity().setValue(address.getCity());
    element.getStateOrProvince().setValue(address.getState());
    element.getZipOrPostalCode().setValue(address.getPostalCode());
    element.getCountry().setValue(address.getCountry());
    if (!address.hasLine() && !address.hasCity()) {
      element.getOtherDesignation().setValue(address.getText());
    }
  }

  private static String sex(@Nullable AdministrativeGender gender) {
    return gender == null
        ? "U"
        : switch (gender) {
          case FEMALE -> "F";
          case MALE -> "M";
          case OTHER -> "O";
          default -> "U";
        };
  }
}
