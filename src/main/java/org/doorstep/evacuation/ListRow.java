package org.doorstep.evacuation;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Patient;

/**
 * One person of the list, as texts in the reader's language; what is not known is empty. Public,
 * because the template calls it by reflection.
 *
 * @param number the place in the list, from 1
 * @param kind the code of the mobility, to mark it
 * @param open whether the person is still to be fetched
 * @param calls whom to call
 */
public record ListRow(
    int number,
    String name,
    String age,
    String mobility,
    String kind,
    String oxygen,
    String dependants,
    String wish,
    String refuses,
    String status,
    boolean open,
    String contradicted,
    List<Call> calls,
    String place,
    String address,
    String position,
    String lastVisit,
    String medicines) {

  /**
   * A number to call.
   *
   * @param who whose it is, if it is not the person's own
   * @param number as it was written
   * @param link for a telephone
   */
  public record Call(String who, String number, String link) {

    static Call of(String who, ContactPoint phone) {
      return new Call(who, phone.getValue(), "tel:" + phone.getValue().replaceAll("[^0-9+]", ""));
    }
  }

  /** The position for the map of a phone (https://www.rfc-editor.org/rfc/rfc5870). */
  public String map() {
    return "geo:" + position.replace(" ", "");
  }

  static ListRow of(int number, ListedPerson listed, ListWords words, LocalDate today) {
    Patient person = listed.person();
    Needs needs = listed.needs();
    Standing standing = listed.standing();
    boolean refuses = listed.wish().filter("refuses"::equals).isPresent();
    return new ListRow(
        number,
        listed.name(),
        age(person, words, today),
        needs
            .mobility()
            .map(code -> words.term(Codes.MOBILITY, code))
            .orElseGet(() -> words.text("unknown.mobility")),
        needs.planned(),
        needs.oxygen() ? words.text("oxygen") : "",
        needs.dependants() > 0 ? words.text("dependants", needs.dependants()) : "",
        listed
            .wish()
            .map(code -> words.term(Codes.WISHES, code))
            .orElseGet(() -> words.text("unknown.wish")),
        refuses ? words.text("refuses") : "",
        words.text("standing." + standing.code()),
        !standing.isFetched(),
        CourseOfTask.isContradicted(listed.task()) ? words.text("contradicted") : "",
        calls(person),
        listed.place(),
        person.getAddress().stream().map(ListRow::written).findFirst().orElse(""),
        position(listed),
        listed.lastVisit().map(visit -> words.day(visit.getPeriod().getStart())).orElse(""),
        String.join("; ", listed.medicines().stream().map(it -> medicine(it, words)).toList()));
  }

  private static String age(Patient person, ListWords words, LocalDate today) {
    DateType born = person.getBirthDateElement();
    if (!born.hasValue()) {
      return "";
    }
    LocalDate day = born.getValue().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    return words.text("age", Period.between(day, today).getYears());
  }

  private static List<Call> calls(Patient person) {
    Stream<Call> own =
        person.getTelecom().stream().filter(ListRow::isPhone).map(phone -> Call.of("", phone));
    Stream<Call> others =
        person.getContact().stream()
            .flatMap(
                contact ->
                    contact.getTelecom().stream()
                        .filter(ListRow::isPhone)
                        .map(
                            phone ->
                                Call.of(
                                    contact.getName().hasText()
                                        ? contact.getName().getText()
                                        : contact.getName().getNameAsSingleString(),
                                    phone)));
    return Stream.concat(own, others).toList();
  }

  private static boolean isPhone(ContactPoint point) {
    return point.getSystem() == ContactPointSystem.PHONE && point.hasValue();
  }

  private static String written(Address address) {
    return address.hasText()
        ? address.getText()
        : String.join(
            ", ", address.getLine().stream().map(line -> line.getValueNotNull()).toList());
  }

  /** The home itself where its position was recorded, otherwise the village. */
  private static String position(ListedPerson listed) {
    Extension home =
        listed.person().getAddress().stream()
            .map(it -> it.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/geolocation"))
            .filter(it -> it != null)
            .findFirst()
            .orElse(null);
    if (home != null && home.hasExtension("latitude") && home.hasExtension("longitude")) {
      return home.getExtensionString("latitude") + ", " + home.getExtensionString("longitude");
    }
    return listed
        .home()
        .filter(it -> it.hasPosition())
        .map(it -> it.getPosition().getLatitude() + ", " + it.getPosition().getLongitude())
        .orElse("");
  }

  private static String medicine(MedicationDispense dispense, ListWords words) {
    String name =
        dispense.hasMedicationCodeableConcept()
            ? words.name(dispense.getMedicationCodeableConcept())
            : words.text("medicine");
    Extension end =
        dispense.getExtensionByUrl(
            org.doorstep.fhir.DoorstepCodes.structure("doorstep-supply-end"));
    return end != null && end.getValue() instanceof DateType day
        ? words.text("until", name, words.day(day.getValue()))
        : name;
  }
}
