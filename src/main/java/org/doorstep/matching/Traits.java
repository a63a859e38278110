package org.doorstep.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.NameAnalysis;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * What of a person is compared.
 *
 * @param names the names, each in one spelling
 * @param born the date of birth, if any of it is known
 * @param gender {@code male} or {@code female}; empty if it is neither or unknown
 * @param phones the last nine digits of each number
 * @param numbers the identifiers, as {@code system|value}
 * @param places the words of the addresses, in one spelling
 * @param anonymous whether the person does not want to be known
 */
record Traits(
    Set<NameKey> names,
    Optional<Birth> born,
    Optional<String> gender,
    Set<String> phones,
    Set<String> numbers,
    Set<String> places,
    boolean anonymous) {

  /** Of these each person has one at most (doorstep-sid-rnokpp, doorstep-sid-snils). */
  private static final List<String> NATIONAL =
      List.of(DoorstepCodes.IDENTIFIERS + "/rnokpp|", DoorstepCodes.IDENTIFIERS + "/snils|");

  private static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final int DIGITS = 9;
  private static final int SHORTEST_PLACE = 4;

  static Traits of(Patient patient, NameAnalysis analysis) {
    return new Traits(
        patient.getName().stream()
            .map(name -> NameKey.of(name, analysis))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet()),
        patient.getBirthDateElement().hasValue()
            ? Birth.of(patient.getBirthDateElement().getValueAsString())
            : Optional.empty(),
        gender(patient.getGender()),
        phones(patient),
        numbers(patient),
        places(patient, analysis),
        patient.getIdentifier().stream()
            .anyMatch(number -> number.getType().hasCoding(IDENTIFIER_TYPES, "ANON")));
  }

  private static Optional<String> gender(AdministrativeGender gender) {
    return gender == AdministrativeGender.MALE || gender == AdministrativeGender.FEMALE
        ? Optional.of(gender.toCode())
        : Optional.empty();
  }

  private static Set<String> phones(Patient patient) {
    return patient.getTelecom().stream()
        .map(telecom -> String.valueOf(telecom.getValue()).replaceAll("\\D", ""))
        .filter(digits -> digits.length() >= DIGITS)
        .map(digits -> digits.substring(digits.length() - DIGITS))
        .collect(Collectors.toSet());
  }

  private static Set<String> numbers(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(number -> number.hasSystem() && number.hasValue())
        .map(Traits::number)
        .collect(Collectors.toSet());
  }

  private static String number(Identifier number) {
    String value = number.getValue().strip();
    String written = number.getSystem() + '|' + value;
    return NATIONAL.stream().anyMatch(written::startsWith)
        ? number.getSystem() + '|' + value.replaceAll("[\\s\\-]", "")
        : written;
  }

  private static Set<String> places(Patient patient, NameAnalysis analysis) {
    return patient.getAddress().stream()
        .flatMap(Traits::lines)
        .flatMap(line -> analysis.words(line).stream())
        .filter(word -> word.length() >= SHORTEST_PLACE)
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(Address address) {
    return Stream.concat(
            Stream.of(
                address.getTextElement(), address.getCityElement(), address.getDistrictElement()),
            address.getLine().stream())
        .filter(PrimitiveType::hasValue)
        .map(PrimitiveType::getValueAsString);
  }

  /** The national numbers of a person, by their system. */
  private Set<String> national(String system) {
    return numbers.stream().filter(number -> number.startsWith(system)).collect(Collectors.toSet());
  }

  boolean sharesNumberWith(Traits other) {
    return numbers.stream().anyMatch(other.numbers::contains);
  }

  /** Whether both have a number of which each person has one, and another one. */
  boolean isToldApartFrom(Traits other) {
    return NATIONAL.stream()
        .anyMatch(
            system -> {
              Set<String> own = new HashSet<>(national(system));
              Set<String> others = other.national(system);
              return !own.isEmpty() && !others.isEmpty() && !own.removeAll(others);
            });
  }

  /** Whether there is anything by which a person can be found. */
  boolean canBeLookedFor() {
    return !names.isEmpty() || !numbers.isEmpty() || !phones.isEmpty();
  }
}
