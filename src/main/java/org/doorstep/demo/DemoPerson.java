package org.doorstep.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;

/**
 * An invented person.
 *
 * @param number counts from 1
 * @param group which programme serves the person, and where
 * @param name the name in the person's own script and in Latin letters
 * @param gender female or male
 * @param birthDate the date of birth
 * @param home the id of the Location where the person lives now
 * @param team the team that visits
 * @param mobility a code of doorstep-mobility
 * @param conditions ICD-10 codes
 * @param medicines ATC codes of what is handed out each month
 */
record DemoPerson(
    int number,
    Group group,
    DemoNames.Name name,
    AdministrativeGender gender,
    LocalDate birthDate,
    String home,
    DemoTeam team,
    String mobility,
    List<String> conditions,
    List<String> medicines) {

  /** Who is served: two groups of the mobile clinics, two of the teams in the city. */
  enum Group {
    VILLAGE,
    CENTRE,
    CITY,
    MOTHER;

    boolean inCity() {
      return this == CITY || this == MOTHER;
    }
  }

  /**
   * Invents the person with a number.
   *
   * @param number counts from 1
   * @param until the last day of the time that the region covers
   */
  static DemoPerson of(int number, LocalDate until) {
    Chance chance = Chance.of("person " + number);
    Group group =
        switch (number % 10) {
          case 7, 8 -> Group.CENTRE;
          case 9 -> Group.CITY;
          case 0 -> Group.MOTHER;
          default -> Group.VILLAGE;
        };
    AdministrativeGender gender =
        group == Group.MOTHER || chance.percent(60)
            ? AdministrativeGender.FEMALE
            : AdministrativeGender.MALE;
    int age =
        switch (group) {
          case VILLAGE -> chance.between(66, 93);
          case CENTRE -> chance.between(38, 84);
          case CITY -> chance.between(31, 62);
          case MOTHER -> chance.between(21, 38);
        };
    DemoTeam team = group.inCity() ? DemoTeam.CITY : DemoTeam.van(number % DemoTeam.VANS);
    return new DemoPerson(
        number,
        group,
        DemoNames.name(chance, gender == AdministrativeGender.FEMALE, group.inCity()),
        gender,
        until.minusYears(age).minusDays(chance.between(0, 364)),
        DemoPlaces.home(group, number),
        team,
        mobility(group, chance),
        conditions(group, chance),
        medicines(group, chance));
  }

  private static String mobility(Group group, Chance chance) {
    return group == Group.MOTHER
        ? "walks"
        : chance.oneOf(
            List.of(
                "walks", "walks-aid", "walks-aid", "wheelchair", "bedbound-sitting", "stretcher"));
  }

  private static List<String> conditions(Group group, Chance chance) {
    return switch (group) {
      case VILLAGE ->
          chance.oneOf(
              List.of(
                  List.of("I10", "I48"),
                  List.of("I10", "E11"),
                  List.of("I25", "L97"),
                  List.of("I50", "L89")));
      case CENTRE -> chance.oneOf(List.of(List.of("I10"), List.of("J44"), List.of("I10", "F43.1")));
      case CITY -> List.of("B20.7");
      case MOTHER -> List.of("Z21");
    };
  }

  private static List<String> medicines(Group group, Chance chance) {
    return switch (group) {
      case VILLAGE ->
          chance.oneOf(
              List.of(
                  List.of("C08CA01", "C07AB07"),
                  List.of("C09AA02", "A10BA02"),
                  List.of("B01AC06", "C03CA01")));
      case CENTRE ->
          chance.oneOf(List.of(List.of("C09AA03"), List.of("R03AC02"), List.of("N02BE01")));
      case CITY -> List.of("J05AR27", "J01EE01");
      case MOTHER -> List.of("J05AR27");
    };
  }

  /** The number in the identifier: clearly none that an organisation has given out. */
  String code() {
    return String.format(Locale.ROOT, "DEMO-%05d", number);
  }

  /** The id of the Organization that keeps the record. */
  String custodian() {
    return group.inCity() ? "demo-aids-centre" : "demo-mobile-clinic";
  }

  String language() {
    return group.inCity() ? "ru" : "uk";
  }

  boolean hasWound() {
    return conditions.contains("L97") || conditions.contains("L89");
  }
}
