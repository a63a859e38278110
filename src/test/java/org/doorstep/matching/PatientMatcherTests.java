package org.doorstep.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.bench.MatchExam;
import org.doorstep.bench.MatchExam.Answer;
import org.doorstep.bench.MatchExam.Worth;
import org.doorstep.server.NameAnalysis;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientMatcherTests {

  private static final String SYSTEM = "https://doorstep.health/sid/rnokpp";

  private final NameAnalysis analysis = new NameAnalysis();
  private final GivenNames givenNames = new GivenNames(analysis);
  private final Keys keys = new Keys(analysis, givenNames);
  private final PatientMatcher matcher =
      new PatientMatcher(new NameComparison(analysis, givenNames));

  private static Patient person(String family, String given, String born) {
    Patient patient = new Patient();
    patient.addName().setFamily(family).addGiven(given);
    patient.setGender(AdministrativeGender.FEMALE);
    if (!born.isEmpty()) {
      patient.setBirthDateElement(new DateType(born));
    }
    return patient;
  }

  private static Patient called(Patient patient, String phone) {
    patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(phone);
    return patient;
  }

  private static Patient numbered(Patient patient, String number) {
    patient.addIdentifier().setSystem(SYSTEM).setValue(number);
    return patient;
  }

  private MatchGrade grade(Patient one, Patient other) {
    Traits first = Traits.of(one, analysis);
    Traits second = Traits.of(other, analysis);
    MatchGrade grade = matcher.compare(first, second).grade();
    assertThat(matcher.compare(second, first).grade()).as("the other way round").isEqualTo(grade);
    return grade;
  }

  @ParameterizedTest
  @CsvSource({
    "Шевченко, Shevchenko",
    "Шевченко, Chevtchenko",
    "Шевченко, Schewtschenko",
    "Щербак, Shcherbak",
    "Щербак, Chtcherbak",
    "Кузнецов, Kouznetsov",
    "Кузнецов, Kuznetsoff",
    "Жук, Zhuk",
    "Хоменко, Khomenko",
    "Гриценко, Hrytsenko",
    "Гриценко, Gritsenko",
    "Юрченко, Yurchenko",
    "Юрченко, Iourtchenko",
    "Лук'яненко, Lukianenko",
    "Заболотний, Zabolotnyi",
    "Марія, Mariia",
    "Марія, Maria",
    "Мария, Mariya"
  })
  void oneNameIsOneWordInTwoScripts(String cyrillic, String latin) {
    assertThat(analysis.words(cyrillic)).isEqualTo(analysis.words(latin));
  }

  @Test
  void noNameAloneIsCertain() {
    Patient one = person("Шевченко", "Ганна", "");
    one.getNameFirstRep().addGiven("Петрівна");
    assertThat(grade(one, one.copy())).isEqualTo(MatchGrade.PROBABLE);
    assertThat(grade(person("Шевченко", "Ганна", "1961"), person("Shevchenko", "Anna", "1961")))
        .isEqualTo(MatchGrade.PROBABLE);
  }

  @Test
  void birthOrTelephoneMakesItCertain() {
    Patient one = person("Шевченко", "Олена", "1961-04-12");
    assertThat(grade(one, person("Chevtchenko", "Elena", "1961-04-12")))
        .isEqualTo(MatchGrade.CERTAIN);
    assertThat(grade(one, person("Олена", "Шевченко", "1961-04-12"))).isEqualTo(MatchGrade.CERTAIN);
    assertThat(grade(one, person("Шевчнеко", "Олена", "1961-04-12"))).isEqualTo(MatchGrade.CERTAIN);
    assertThat(grade(one, person("Шевченко", "Олена", "1961-12-04"))).isEqualTo(MatchGrade.CERTAIN);
    assertThat(
            grade(
                called(one.copy(), "+999 00 123 45 67"),
                called(person("Shevchenko", "Olena", "1961"), "(0)00 1234567")))
        .isEqualTo(MatchGrade.CERTAIN);
  }

  @Test
  void twinsSistersAndNamesakesAreNotTakenForOne() {
    Patient one = called(person("Шевченко", "Марія", "1961-04-12"), "+999001234567");
    Patient twin = called(person("Шевченко", "Марина", "1961-04-12"), "+999001234567");
    assertThat(grade(one, twin)).isEqualTo(MatchGrade.POSSIBLE);
    assertThat(grade(one, person("Шевченко", "Марія", "1984-09-30")))
        .isIn(MatchGrade.POSSIBLE, MatchGrade.CERTAINLY_NOT);
    assertThat(grade(one, person("Коваль", "Ольга", "1984-09-30")))
        .isEqualTo(MatchGrade.CERTAINLY_NOT);
  }

  @Test
  void numberDecidesAndAnotherNumberTellsApart() {
    Patient one = numbered(person("Шевченко", "Марія", "1961-04-12"), "1234567890");
    assertThat(grade(one, numbered(person("Коваль", "Марія", ""), "1234567890")))
        .isEqualTo(MatchGrade.CERTAIN);
    assertThat(grade(one, numbered(person("Шевченко", "Марія", "1961-04-12"), "9876543210")))
        .isEqualTo(MatchGrade.CERTAINLY_NOT);
    assertThat(grade(one, numbered(person("Коваль", "Ольга", "1984-09-30"), "1234567890")))
        .isEqualTo(MatchGrade.POSSIBLE);
  }

  @Test
  void whoIsAnonymousIsNobodyElse() {
    Patient one = person("Шевченко", "Марія", "1961-04-12");
    Patient anonymous = one.copy();
    anonymous
        .addIdentifier()
        .setSystem("https://doorstep.health/sid/client")
        .setValue("A-1")
        .getType()
        .addCoding()
        .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
        .setCode("ANON");
    assertThat(grade(one, anonymous)).isEqualTo(MatchGrade.CERTAINLY_NOT);
    assertThat(keys.of(Traits.of(anonymous, analysis))).isEmpty();
  }

  @Test
  void rulesHoldOnASliceOfTheInventedPeople() throws Exception {
    List<Worth> worths = take(new MatchExam(7, 400));
    assertThat(worths.get(0).precision()).as("certain").isGreaterThanOrEqualTo(0.98);
    assertThat(worths.get(0).recall()).as("certain").isGreaterThanOrEqualTo(0.88);
    assertThat(worths.get(1).recall()).as("probable").isGreaterThanOrEqualTo(0.97);
  }

  private record Filed(int number, Traits traits) {}

  private List<Worth> take(MatchExam exam) throws Exception {
    Map<Long, List<Filed>> index = new HashMap<>();
    exam.onRecord()
        .forEach(
            (number, patient) -> {
              Filed filed = new Filed(number, Traits.of(patient, analysis));
              for (Long key : keys.of(filed.traits())) {
                index.computeIfAbsent(key, none -> new ArrayList<>()).add(filed);
              }
            });
    return exam.take(
        asked -> {
          Traits sought = Traits.of(asked, analysis);
          return keys.of(sought).stream()
              .flatMap(key -> index.getOrDefault(key, List.of()).stream())
              .distinct()
              .map(
                  it ->
                      new Answer(it.number(), matcher.compare(sought, it.traits()).grade().code()))
              .toList();
        });
  }
}
