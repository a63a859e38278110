package org.doorstep.bench;

import java.util.HashMap;
import java.util.Map;
import org.doorstep.bench.InventedPeople.Person;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/**
 * A person as somebody else writes them down a second time: in another script, another way to spell
 * it, in haste, by hearsay. How often what goes wrong is an assumption, and stands here.
 */
final class Misspelling {

  private static final String CYRILLIC = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя'";

  /** The state's table of 2010 (passports), loosely. */
  private static final String[] UKRAINIAN =
      "a b v h g d e ie io zh z y i i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia -"
          .split(" ");

  private static final String[] RUSSIAN =
      "a b v g g d e e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia -"
          .split(" ");

  private static final String[] ENGLISH =
      "a b v g g d e ye yo zh z i i yi y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya -"
          .split(" ");

  private static final String[] FRENCH =
      "a b v g g d e ie io j z i i i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia -"
          .split(" ");

  private final InventedPeople people;

  Misspelling(InventedPeople people) {
    this.people = people;
  }

  Patient of(Person person) {
    Patient patient = new Patient();
    patient
        .addIdentifier()
        .setSystem("https://doorstep.health/sid/client")
        .setValue("AGAIN-" + person.number() + "-" + people.digits(6));
    if (person.taxNumber() != null && people.happens(50)) {
      patient
          .addIdentifier()
          .setSystem("https://doorstep.health/sid/rnokpp")
          .setValue(person.taxNumber());
    }
    name(person, patient.addName());
    patient.setGender(person.woman() ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    if (people.happens(5)) {
      patient.setGender(AdministrativeGender.UNKNOWN);
    }
    birth(person, patient);
    if (person.phone() != null && people.happens(75)) {
      String phone = people.happens(15) ? people.phone() : person.phone();
      patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone);
    }
    patient
        .addAddress()
        .setText("с. " + (people.happens(75) ? person.village() : people.village()));
    return patient;
  }

  private void name(Person person, HumanName name) {
    boolean otherLanguage = people.happens(20);
    String given = person.variants()[person.russian() == otherLanguage ? 0 : 1];
    String family = slip(person.family(), 20);
    given = slip(given, 12);
    String patronymic = slip(person.patronymic(), 8);
    boolean latin = people.happens(45);
    if (latin) {
      String[] letters =
          switch (people.below(4)) {
            case 0 -> UKRAINIAN;
            case 1 -> RUSSIAN;
            case 2 -> ENGLISH;
            default -> FRENCH;
          };
      family = inLatin(family, letters);
      given = inLatin(given, letters);
      patronymic = inLatin(patronymic, letters);
    }
    boolean withFather = people.happens(latin ? 40 : 75);
    if (people.happens(10)) {
      name.setText(
          people.happens(50)
              ? family + ' ' + given + (withFather ? ' ' + patronymic : "")
              : given + (withFather ? ' ' + patronymic : "") + ' ' + family);
      return;
    }
    boolean swapped = people.happens(7);
    name.setFamily(swapped ? given : family).addGiven(swapped ? family : given);
    if (withFather) {
      name.addGiven(patronymic);
    }
  }

  private void birth(Person person, Patient patient) {
    String day = person.born().toString();
    int what = people.below(100);
    if (what < 9) {
      day = day.substring(0, 4);
    } else if (what < 13 && person.born().getDayOfMonth() <= 12) {
      day = day.substring(0, 4) + day.substring(7) + day.substring(4, 7);
    } else if (what < 18) {
      day = day.substring(0, 3) + people.digits(1) + day.substring(4);
    } else if (what < 20) {
      return;
    }
    patient.setBirthDateElement(new DateType(day));
  }

  /** One letter left out, doubled, replaced by another or in its neighbour's place. */
  private String slip(String word, int percent) {
    if (!people.happens(percent) || word.length() < 4) {
      return word;
    }
    int at = 1 + people.below(word.length() - 2);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    return switch (people.below(4)) {
      case 0 -> before + after;
      case 1 -> before + word.charAt(at) + word.charAt(at) + after;
      case 2 -> before + people.oneOf("а", "о", "е", "и", "н", "к", "т", "л") + after;
      default ->
          after.isEmpty() ? word : before + after.charAt(0) + word.charAt(at) + after.substring(1);
    };
  }

  private static String inLatin(String word, String[] letters) {
    Map<Character, String> table = new HashMap<>();
    for (int i = 0; i < CYRILLIC.length(); i++) {
      table.put(CYRILLIC.charAt(i), letters[i].equals("-") ? "" : letters[i]);
    }
    StringBuilder latin = new StringBuilder();
    for (char letter : word.toLowerCase().toCharArray()) {
      latin.append(table.getOrDefault(letter, ""));
    }
    return latin.isEmpty() ? word : Character.toUpperCase(latin.charAt(0)) + latin.substring(1);
  }
}
